package io.metertwin.app.bench;

import java.lang.management.ManagementFactory;
import java.util.OptionalDouble;

/**
 * What the figures were measured on.
 *
 * @param java version of Java
 * @param vm name of its virtual machine
 * @param os name, version and architecture of the operating system
 * @param cores processors that Java may use
 * @param load mean number of threads that wanted to run in the last minute, this program included; empty where the system
 *     does not say
 */
public record Machine(String java, String vm, String os, int cores, OptionalDouble load) {

    /** This machine as it is now. */
    public static Machine now() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new Machine(
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load));
    }
}
