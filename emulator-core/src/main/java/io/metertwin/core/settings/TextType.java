package io.metertwin.core.settings;

/**
 * Texts of printable ASCII characters; blanks around them do not count. A text has no number.
 *
 * @param longest largest number of characters
 */
public record TextType(int longest) implements SettingType<String> {

    private static final char FIRST = ' ';
    private static final char LAST = '~';

    @Override
    public String parse(String text) throws SettingException {
        String stripped = text.strip();
        if (stripped.length() > longest
                || !stripped.chars().allMatch(character -> character >= FIRST && character <= LAST)) {
            throw new SettingException("'" + text + "' is not allowed; allowed: " + allowed());
        }
        return stripped;
    }

    @Override
    public String ofNumber(double number) throws SettingException {
        throw new SettingException(DecimalType.plain(number) + " is a number; allowed: " + allowed());
    }

    /** NaN: a text has no number. */
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
