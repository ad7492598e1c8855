package io.metertwin.core.settings;

/**
 * Texts of printable ASCII characters. They have no number.
 *
 * @param longest most characters
 */
public record TextType(int longest) implements SettingType<String> {

    @Override
    public String parse(String text) throws SettingException {
        String stripped = text.strip();
        boolean printable = stripped.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (stripped.length() > longest || !printable) {
            throw new SettingException("'" + text + "' is not allowed; allowed: " + allowed());
        }
        return stripped;
    }

    @Override
    public String ofNumber(double number) throws SettingException {
        throw new SettingException("a number is not allowed; allowed: " + allowed());
    }

    @Override
    public double toNumber(String value) {
        return Double.NaN;
    }

    @Override
    public String format(String value) {
        return value;
    }

    @Override
    public String allowed() {
        return "text of at most " + longest + " ASCII characters";
    }
}
