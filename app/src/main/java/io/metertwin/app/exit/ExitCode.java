package io.metertwin.app.exit;

/** What the process ends with; a contract with scripts. */
public enum ExitCode {
    /** All went well. */
    OK(0, "all went well"),
    /** What was to be checked does not hold. */
    CHECK_FAILED(1, "a check failed: certify found a row outside its limit"),
    /** An option or a configuration file cannot be understood. */
    USAGE(2, "an option or a configuration file cannot be understood"),
    /** A port is in use or cannot be opened. */
    PORT(3, "a port is in use or cannot be opened"),
    /** A recording was refused. */
    RECORDING(4, "a recording was refused"),
    /** No meter answers. */
    NO_ANSWER(5, "no meter answers"),
    /** A file cannot be written. */
    OUTPUT(6, "a file cannot be written"),
    /** Something went wrong that is nobody's input: a defect. The number is EX_SOFTWARE of sysexits.h. */
    INTERNAL(70, "an internal error; please report it");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number. */
    public int code() {
        return code;
    }

    /** What it means, for the help. */
    public String meaning() {
        return meaning;
    }
}
