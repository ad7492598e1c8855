package io.metertwin.modbus.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.core.device.ModelCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterMapErrorsTest {

    private static final ModelCode MODEL = ModelCode.parse("MPM4210-A");
    private static final String HEADER = String.join(",", RegisterTable.COLUMNS) + "\n";
    private static final String BLOCK = "100,50,block,,,,,,,,,Block,,rule 6\n";

    private static RegisterMap load(String text) {
        return RegisterMap.of(MODEL, List.of(new MapText("my-map.csv", text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100,,float32,,r,quantity:u9,,V,,,,U,,rule 6              | unknown binding 'quantity:u9'
            100,,float32,,r,quantity:c3.i1,,A,,,,I,,rule 6           | unknown binding 'quantity:c3.i1'
            100,,uint16,,rw,setting:nothing,,,,,,X,,rule 8           | unknown binding 'setting:nothing'
            100,,uint16,,rw,setting:tariff.weekend.a.start,,,,,,X,,rule 8 | 'setting:tariff.weekend.a.start' is reserved for the day plan of weekends
            100,,uint16,,r,constant:ten,,,,,,X,,rule 8               | unknown binding 'constant:ten'
            100,,uint16,,r,magic:1,,,,,,X,,rule 8                    | unknown binding 'magic:1'
            100,,uint16,,r,,,,,,,X,,rule 8                           | binding is missing
            100,2,block,,,constant:1,,,,,,X,,rule 8                  | a block has no binding
            100,,float32,,r,quantity:u1,,A,,,,U1,,rule 6             | unit 'A' does not fit a value in V
            100,,float32,,r,quantity:u1,,,,,,U1,,rule 6              | unit '' does not fit a value in V
            100,,float32,,r,quantity:c1.pf.total,,kW,,,,PF,,rule 6   | unit 'kW' does not fit a value in no unit
            100,,float32,,r,quantity:u1,,V,,,,U1,,                   | source is missing
            100,,float32,,r,quantity:u1,,V,,,,,,rule 6               | name is missing
            ,,float32,,r,quantity:u1,,V,,,,U1,,rule 6                | address is missing
            65536,,float32,,r,quantity:u1,,V,,,,U1,,rule 6           | address '65536' is not a whole number 0..65535
            99,,float32,,r,quantity:u1,,V,,,,U1,,rule 6              | addresses 99..100 are not inside a declared block
            149,,float32,,r,quantity:u1,,V,,,,U1,,rule 6             | addresses 149..150 are not inside a declared block
            65535,2,block,,,,,,,,,End,,rule 6                        | addresses 65535..65536 go beyond 65535
            149,9,block,,,,,,,,,Other,,rule 6                        | addresses 149..157 overlap those of my-map.csv:2
            100,,real,,r,quantity:u1,,V,,,,U1,,rule 6                | type 'real' is not known
            100,,,,r,quantity:u1,,V,,,,U1,,rule 6                    | type is missing
            100,3,float32,,r,quantity:u1,,V,,,,U1,,rule 6            | words is 3, but float32 takes 2
            100,,ascii,,r,identity:model,,,,,,Model,,rule 6          | words is missing
            100,8,ascii,,r,quantity:u1,,V,,,,U1,,rule 6              | type ascii cannot hold the number quantity:u1
            100,,uint16,,r,identity:model,,,,,,Model,,rule 6         | type uint16 cannot hold the text identity:model
            100,,uint16,,rw,setting:wiring,,,,,,Wiring,,rule 8       | its type is enum, not uint16
            100,,float32,,rw,quantity:u1,,V,,,,U1,,rule 6            | quantity:u1 cannot be written
            100,,float32,,x,quantity:u1,,V,,,,U1,,rule 6             | access 'X' is not known
            100,,float32,EFGH,r,quantity:u1,,V,,,,U1,,rule 6         | order 'EFGH' is not known
            100,,float32,,r,quantity:u1,0,V,,,,U1,,rule 6            | scale '0' is not a number above 0
            100,,float32,,r,quantity:u1,a,V,,,,U1,,rule 6            | scale 'a' is not a number above 0
            100,,float32,,r,quantity:u1,,V,,circuits,,U1,,rule 6     | stride is missing
            100,,float32,,r,quantity:u1,,V,,many,2,U1,,rule 6        | repeat 'many' is not a whole number 1..65535
            100,,float32,,r,quantity:u1,,V,,2,1,U1,,rule 6           | addresses 101..102 overlap those of my-map.csv:3
            100,,float32,,r,quantity:u1                              | it has 6 fields instead of 14
            """)
    void aWrongRowIsRefusedWithFileAndLine(String row, String reason) {
        assertThatThrownBy(() -> load(HEADER + BLOCK + row + "\n"))
                .isInstanceOf(RegisterMapException.class)
                .hasMessageStartingWith("my-map.csv:3: ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,9,block,,,,,,,,,B,,rule 9,output                        | table 'output' is not known; allowed: holding, input, coil, discrete
            0,9,block,,,,,,,,,B,,rule 9,discrete                      | table discrete is read by function 02, which the map does not name
            ,,functions,,,03 99,,,,,,F,,rule 9,                       | function '99' is not known; allowed: 01 02 03 04 05 06 0F 10
            ,,functions,,,,,,,,,F,,rule 9,                            | binding is missing
            5,,uint16,,r,constant:1,,,,,,X,,rule 9,coil               | table coil cannot hold type uint16
            5,,bit,,r,constant:1,,,,,,X,,rule 9,holding               | table holding cannot hold type bit
            5,,uint16,,rw,setting:vt.ratio,,,,,,X,,rule 9,input       | table input is read-only
            5,,bit,,rw,setting:vt.ratio,,,,,,X,,rule 9,coil           | setting:vt.ratio is more than on or off
            5,,bit,,rw,setting:wiring,,,,,,X,,rule 9,coil             | setting:wiring is more than on or off
            5,,bit,,rw,constant:1,,,,,,X,,rule 9,coil                 | constant:1 cannot be written
            5,,bit,,rw,relay:operate,,,,,,X,,rule 9,coil              | no function that the map names writes 1 of coil
            5,,uint32,,rw,setting:net.address,,,,,,X,,rule 9,         | no function that the map names writes 2 of holding
            """)
    void aRowThatDoesNotFitItsTableIsRefusedWithFileAndLine(String row, String reason) {
        String tables = """
                ,,functions,,,01 03 04 06,,,,,,Functions,,rule 9,
                0,9,block,,,,,,,,,Holding,,rule 9,
                0,9,block,,,,,,,,,Input,,rule 9,input
                0,9,block,,,,,,,,,Coils,,rule 9,coil
                """;
        assertThatThrownBy(() -> load(HEADER.replace("source", "source,table") + tables + row + "\n"))
                .isInstanceOf(RegisterMapException.class)
                .hasMessageStartingWith("my-map.csv:6: ")
                .hasMessageContaining(reason);
    }

    @Test
    void theSameAddressesMayStandInEveryTable() {
        String rows = """
                ,,functions,,,01 02 03 04,,,,,,Functions,,rule 9,
                0,9,block,,,,,,,,,Holding,,rule 9,holding
                0,9,block,,,,,,,,,Input,,rule 9,input
                0,9,block,,,,,,,,,Coils,,rule 9,coil
                0,9,block,,,,,,,,,Discrete,,rule 9,discrete
                0,,uint16,,r,constant:1,,,,,,H,,rule 9,holding
                0,,uint16,,r,constant:2,,,,,,I,,rule 9,input
                0,,bit,,r,constant:3,,,,,,C,,rule 9,coil
                0,,bit,,r,constant:4,,,,,,D,,rule 9,discrete
                """;
        RegisterMap map = load(HEADER.replace("source", "source,table") + rows);
        for (DataTable table : DataTable.values()) {
            assertThat(map.itemAt(table, 0).map(RegisterItem::name))
                    .contains(table.title().substring(0, 1));
        }
        assertThat(map.functions()).extracting(FunctionCode::id).containsExactly("01", "02", "03", "04");
    }

    @Test
    void overlappingItemsNameBothLines() {
        String rows =
                "100,,float32,,r,quantity:u1,,V,,,,U1,,rule 6\n# a comment\n101,,uint16,,r,constant:1,,,,,,One,,rule 6\n";
        assertThatThrownBy(() -> load(HEADER + BLOCK + rows))
                .hasMessage("my-map.csv:5: addresses 101..101 overlap those of my-map.csv:3");
    }

    @Test
    void aWrongHeaderSaysWhatTheColumnsAre() {
        assertThatThrownBy(() -> load("address,binding\n1,quantity:u1\n"))
                .isInstanceOf(RegisterMapException.class)
                .hasMessageStartingWith("my-map.csv:1: the columns must be address,words,type");
    }

    @Test
    void rowsOfOtherModelsAreLeftOut() {
        String rows = """
                100,,uint16,,r,constant:1,,,MPM4?1?-A,,,Coil,,rule 6
                100,,uint16,,r,constant:2,,,MPM4?2?-*,,,VCT,,rule 6
                """;
        assertThat(load(HEADER + BLOCK + rows).items())
                .singleElement()
                .extracting(RegisterItem::name)
                .isEqualTo("Coil");
    }

    @Test
    void aRepeatedRowIsNumbered() {
        RegisterMap map = load(HEADER + BLOCK + "100,,float32,,r,quantity:c{n}.i1,,A,,circuits,10,I1 of {n},,rule 6\n");
        assertThat(map.items()).extracting(RegisterItem::address).containsExactly(100, 110);
        assertThat(map.items()).extracting(RegisterItem::name).containsExactly("I1 of 1", "I1 of 2");
    }
}
