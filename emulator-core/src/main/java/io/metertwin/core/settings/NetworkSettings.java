package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;
import java.util.List;

/** The meter in the network: its own addresses and its web and FTP servers (manual 7.5.8.3 to 7.5.8.6; decision 21). */
public final class NetworkSettings {

    private static final String SOURCE = "manual 7.5.8.3";
    private static final long ADDRESS = 0xC0A8_011FL; // 192.168.1.31
    private static final long CLASS_C = 0xFFFF_FF00L;
    private static final long ALL = 0xFFFF_FFFFL;
    private static final long LOWEST_HOST_PORT = 1024;
    private static final long WEB_PORT = 80;
    private static final long FTP_PORT = 21;

    /** Whether the addresses come from a DHCP server. */
    public final Setting<Boolean> dhcp;

    /** The meter's own address. */
    public final Setting<Long> address;

    /** Which bits of the address name its network. */
    public final Setting<Long> mask;

    /** The way out of its network; 0.0.0.0 for none. */
    public final Setting<Long> gateway;

    /** The web server. */
    public final ServerSettings web;

    /** The FTP server. */
    public final ServerSettings ftp;

    NetworkSettings(SettingRegistry registry) {
        dhcp = registry.addSwitch("net.dhcp", false, "addresses from a DHCP server on or off", SOURCE);
        address = registry.add(
                "net.address",
                new IpAddressType(),
                ADDRESS,
                Unit.NONE,
                "IP address shown as the meter's own",
                SOURCE + "; decision 21");
        mask = registry.add("net.mask", new IpAddressType(), CLASS_C, Unit.NONE, "subnet mask", SOURCE);
        gateway = registry.add("net.gateway", new IpAddressType(), 0L, Unit.NONE, "gateway; 0.0.0.0 for none", "twin");
        web = ServerSettings.add(registry, "web", "web server", WEB_PORT, "manual 7.5.8.5");
        ftp = ServerSettings.add(registry, "ftp", "FTP server", FTP_PORT, "manual 7.5.8.6");
    }

    /** A mask is ones, then zeros; the meter is a host of its network; servers have ports of their own. */
    void check(Settings settings, ModbusSettings modbus, List<SettingException> found) {
        long ones = settings.get(mask);
        long hosts = ones ^ ALL;
        if (hosts < 3 || hosts == ALL || (hosts & (hosts + 1)) != 0) {
            found.add(settings.refused(mask, "128.0.0.0..255.255.255.252, ones and then zeros"));
        } else {
            checkAddresses(settings, ones, found);
        }
        checkPorts(settings, modbus, found);
    }

    private void checkAddresses(Settings settings, long ones, List<SettingException> found) {
        long hosts = ones ^ ALL;
        long host = settings.get(address) & hosts;
        if (host == 0 || host == hosts) {
            found.add(settings.refused(address, "an address of a host in the subnet of " + settings.text(mask)));
        }
        long way = settings.get(gateway);
        if (way != 0 && (way & ones) != (settings.get(address) & ones)) {
            found.add(settings.refused(gateway, "0.0.0.0, or an address in the subnet of " + settings.text(address)));
        }
    }

    private void checkPorts(Settings settings, ModbusSettings modbus, List<SettingException> found) {
        for (Setting<Long> port : List.of(web.port(), ftp.port())) {
            long number = settings.get(port);
            if (number < LOWEST_HOST_PORT && number != port.defaultValue()) {
                found.add(settings.refused(
                        port,
                        port.defaultValue() + " (a port of the host stands for it) or " + LOWEST_HOST_PORT
                                + "..65535"));
            }
            for (Setting<Long> other : List.of(modbus.tcpPort, web.port())) {
                if (!other.equals(port) && number == settings.get(other)) {
                    found.add(settings.refused(port, "another port than that of " + other.id()));
                }
            }
        }
    }
}
