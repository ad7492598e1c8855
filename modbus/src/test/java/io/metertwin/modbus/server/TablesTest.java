package io.metertwin.modbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.core.settings.RegisterGaps;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.MapText;
import io.metertwin.modbus.map.RegisterMap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 9 of the register map: a map with all four tables, and what each function answers (1.1b3, section 6). */
class TablesTest {

    private static final Origin PEER = new Origin("modbus", "test");
    private static final int BITS = 2100;
    private static final String HEADER = "address,words,type,order,access,binding,scale,unit,models,repeat,stride,name,"
            + "description,source,table\n";

    /** Every third discrete input from 0 is 1, and every fifth from 1. */
    private static final String ROWS = """
            ,,functions,,,01 02 03 04 05 06 0F 10,,,,,,Functions,,rule 9,
            0,130,block,,,,,,,,,Holding,,rule 9,holding
            0,,uint16,,rw,setting:vt.ratio,,,,,,VT ratio,,rule 9,holding
            2,,float32,,rw,setting:u.min,,V,,,,Umin,,rule 9,
            4,,uint32,,rw,command:password,,,,,,Password,,rule 9,
            0,130,block,,,,,,,,,Input,,rule 9,input
            0,,float32,,r,quantity:u1,,V,,,,U1,,rule 9,input
            2,,uint32,CDAB,r,constant:0x12345678,,,,,,Test,,rule 9,input
            129,,uint16,,r,constant:129,,,,,,Last,,rule 9,input
            0,2000,block,,,,,,,,,Coils,,rule 9,coil
            0,,bit,,rw,relay:operate,,,,,,Relay,,rule 9,coil
            1,,bit,,rw,setting:serial.enabled,,,,,,RTU,,rule 9,coil
            2,,bit,,rw,setting:modbus.gaps,,,,,,Gaps,,rule 9,coil
            3,,bit,,rw,record:operate,,,,,,Record,,rule 9,coil
            4,,bit,,r,quantity:u1,,V,,,,U1 is there,,rule 9,coil
            0,2100,block,,,,,,,,,Inputs,,rule 9,discrete
            0,,bit,,r,constant:1,,,,700,3,Third,,rule 9,discrete
            """;

    private final FakeMeter meter = new FakeMeter(Snapshots.usual());
    private final ModbusDispatcher dispatcher = dispatcher(ROWS);

    private ModbusDispatcher dispatcher(String rows) {
        RegisterMap map = RegisterMap.of(Snapshots.MODEL, List.of(new MapText("tables.csv", HEADER + rows)));
        return new ModbusDispatcher(meter, map, new CommunicationCounters(), new AccessControl(() -> 0));
    }

    private String pdu(String pdu) {
        return pdu(dispatcher, pdu);
    }

    private static String pdu(ModbusDispatcher asked, String pdu) {
        Reply.Ready reply = (Reply.Ready) asked.dispatch(new RequestFrame(Frames.of(1, pdu)), PEER);
        return Frames.hex(ResponseBytes.unitAndPdu(reply.response())).substring(2);
    }

    private String request(int function, int address, int argument) {
        return pdu("%02X %04X %04X".formatted(function, address, argument));
    }

    /** Bits as a response packs them: the first in the lowest bit of the first byte, the rest filled up with 0. */
    private static String packed(IntStream addresses) {
        int[] ones = addresses.toArray();
        byte[] bytes = new byte[(ones.length + 7) / 8];
        for (int k = 0; k < ones.length; k++) {
            bytes[k / 8] |= (byte) (ones[k] % 3 == 0 ? 1 << (k % 8) : 0);
        }
        return Frames.hex(bytes);
    }

    @Test
    void everyQuantityOfBitsFrom1To2000IsPackedFromEveryBegin() {
        for (int count = 1; count <= 2000; count++) {
            int from = count % 97;
            String bits = packed(IntStream.range(from, from + count));
            assertThat(request(2, from, count))
                    .as("%d bits at %d", count, from)
                    .isEqualTo("02%02X%s".formatted((count + 7) / 8, bits));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyOtherQuantityOfBitsIsExceptionThree(int function) {
        assertThat(request(function, 0, 0)).isEqualTo("8%X03".formatted(function));
        for (int count = 2001; count <= 0xFFFF; count++) {
            assertThat(request(function, 0, count)).as("%d", count).isEqualTo("8%X03".formatted(function));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void registersAreReadFrom1To125(int function) {
        for (int count = 0; count <= 0xFFFF; count++) {
            String expected = count >= 1 && count <= 125
                    ? "%02X%02X".formatted(function, 2 * count)
                    : "8%X03".formatted(function);
            assertThat(request(function, 0, count)).as("%d", count).startsWith(expected);
        }
    }

    @Test
    void eachTableHasAddressesOfItsOwn() {
        assertThat(request(4, 2, 2)).isEqualTo("040456781234");
        assertThat(request(3, 2, 2)).isEqualTo("03043F800000");
        assertThat(request(4, 129, 1)).isEqualTo("04020081");
        assertThat(request(3, 129, 1)).as("in the block, unmapped").isEqualTo("03020000");
        assertThat(request(1, 0, 5)).as("serial.enabled, and U1").isEqualTo("010112");
    }

    @Test
    void everyAddressIsServedInItsBlocksOnly() {
        int[] lengths = {2000, BITS, 130, 130};
        for (int function = 1; function <= 4; function++) {
            for (int address = 0; address <= 0xFFFF; address++) {
                boolean served = address < lengths[function - 1];
                assertThat(request(function, address, 1))
                        .as("function %d at %d", function, address)
                        .startsWith(served ? "0" + function : "8%X02".formatted(function));
            }
            assertThat(request(function, lengths[function - 1] - 1, 2)).isEqualTo("8%X02".formatted(function));
        }
    }

    @Test
    void gapsReadZeroInEveryTableWhenTheSettingSaysSo() {
        meter.set("modbus.gaps", "zero");
        assertThat(request(1, 60_000, 9)).isEqualTo("01020000");
        assertThat(request(2, 60_000, 8)).isEqualTo("020100");
        assertThat(request(4, 60_000, 1)).isEqualTo("04020000");
        assertThat(request(2, 0xFFFF, 2)).isEqualTo("8202");
    }

    @Test
    void anInputRegisterIsReadFromEveryPartOfIt() {
        String whole = request(4, 0, 4).substring(4);
        assertThat(request(4, 1, 1)).isEqualTo("0402" + whole.substring(4, 8));
        assertThat(request(4, 1, 2)).isEqualTo("0404" + whole.substring(4, 12));
        assertThat(request(4, 3, 1)).isEqualTo("04021234");
    }

    @Test
    void aSingleCoilTakesOnAndOffAndNoOtherValue() {
        assertThat(pdu("05 0001 0000")).isEqualTo("0500010000");
        assertThat(request(1, 1, 1)).isEqualTo("010100");
        assertThat(pdu("05 0001 FF00")).isEqualTo("050001FF00");
        assertThat(request(1, 1, 1)).isEqualTo("010101");
        int before = meter.commands().size();
        for (int value = 1; value <= 0xFFFF; value++) {
            if (value != 0xFF00) {
                assertThat(request(5, 1, value)).as("%04X", value).isEqualTo("8503");
            }
        }
        assertThat(meter.commands()).hasSize(before);
    }

    @Test
    void aCoilOperatesTheRelay() {
        assertThat(pdu("05 0000 FF00")).isEqualTo("050000FF00");
        assertThat(pdu("0F 0000 0001 01 00")).isEqualTo("0F00000001");
        assertThat(meter.commands())
                .containsExactly(new MeterCommand.OperateRelay(true, PEER), new MeterCommand.OperateRelay(false, PEER));
    }

    @Test
    void theRecordPasswordStandsBeforeACoilToo() {
        assertThat(pdu("05 0003 FF00")).isEqualTo("8504");
        assertThat(pdu("0F 0003 0001 01 01")).isEqualTo("8F04");
        assertThat(pdu("10 0004 0002 04 0000 0000")).isEqualTo("1000040002");
        assertThat(pdu("05 0003 FF00")).isEqualTo("050003FF00");
    }

    @Test
    void severalCoilsAreOneChange() {
        assertThat(pdu("0F 0001 0002 01 02")).isEqualTo("0F00010002");
        var settings = meter.snapshot().settings();
        assertThat(settings.get(settings.catalogue().serial.enabled)).isFalse();
        assertThat(settings.get(settings.catalogue().modbus.registerGaps)).isEqualTo(RegisterGaps.ZERO);
        assertThat(meter.commands()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "05 0004 FF00, 8502", // read-only
        "05 0005 FF00, 8502", // unmapped
        "05 07D0 FF00, 8502", // outside
        "05 0004 FF01, 8503", // the value comes before the address
        "0F 0001 0004 01 00, 8F02", // record:operate needs a write of its own, the last is read-only
        "0F 0001 0003 01 00, 8F03", // a switch among settings
        "0F 0001 0000 00, 8F03", // no coil
        "0F 0001 0002 02 0000, 8F03", // one byte too many
        "0F 0001 0009 01 00, 8F03", // one byte too few
        "0F 0001 0002 01 0000, 8F03", // longer than it says
        "06 0002 0000, 8603", // half of a value
        "05 0001, 8503", // too short
        "01 0000 0001 00, 8103", // too long
        "11, 9101", // not served
        "16 0000 FFFF 0000, 9601",
        "00, 8001"
    })
    void whatIsWrongIsAnsweredInTheOrderOfTheProtocol(String request, String answer) {
        assertThat(pdu(request)).isEqualTo(answer);
        assertThat(meter.commands()).isEmpty();
    }

    @Test
    void coilsAreWrittenUpTo1968InOneRequest() {
        String most = Arrays.stream(new int[246]).mapToObj("%02X"::formatted).collect(Collectors.joining());
        assertThat(pdu("0F 0000 07B0 F6 " + most)).as("unmapped coils").isEqualTo("8F02");
        assertThat(pdu("0F 0000 07B1 F7 " + most + "00")).isEqualTo("8F03");
    }

    @Test
    void functionsThatTheMapDoesNotNameAreExceptionOne() {
        String rows = """
                ,,functions,,,04,,,,,,Functions,,rule 9,
                0,2,block,,,,,,,,,Input,,rule 9,input
                0,,float32,,r,quantity:u1,,V,,,,U1,,rule 9,input
                """;
        ModbusDispatcher inputsOnly = dispatcher(rows);
        assertThat(pdu(inputsOnly, "04 0000 0002")).startsWith("0404");
        for (int function = 0; function < 0x80; function++) {
            if (function != 4) {
                assertThat(pdu(inputsOnly, "%02X 0000 0001".formatted(function)))
                        .isEqualTo("%02X01".formatted(function | 0x80));
            }
        }
    }
}
