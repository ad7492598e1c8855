package io.metertwin.app.settings;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Settings for several meters: all of them take theirs, or, when one does not, those that have taken theirs get back what
 * they had before. What cannot be put back is told.
 */
public final class SettingsBatch {

    private final List<Order> orders = new ArrayList<>();

    /**
     * What one meter is to have.
     *
     * @param target the meter
     * @param before what it has now
     * @param next what it is to have
     * @param ids the settings to write
     */
    private record Order(SettingsTarget target, Settings before, Settings next, Set<String> ids) {}

    /**
     * One more meter.
     *
     * @param target the meter
     * @param before what it has now
     * @param outcome what the document means to it, without errors
     */
    public void add(SettingsTarget target, Settings before, SettingsFile.Outcome outcome) {
        orders.add(new Order(target, before, outcome.settings(), outcome.ids()));
    }

    /**
     * Writes to one meter after the other.
     *
     * @return a line for each meter, and one for each value it holds otherwise than it was given
     * @throws CommandException when one refuses or does not answer; what became of each is in the message
     */
    public List<String> write() {
        Deque<Order> done = new ArrayDeque<>();
        for (Order order : orders) {
            try {
                List<String> refusals = order.target().write(order.next(), order.ids());
                if (!refusals.isEmpty()) {
                    throw failed(ExitCode.OUTPUT, lines(order.target().name() + " refused:", refusals), done, null);
                }
            } catch (IOException e) {
                throw failed(ExitCode.NO_ANSWER, List.of(order.target().name() + ": " + e.getMessage()), done, e);
            }
            done.push(order);
        }
        return orders.stream().flatMap(order -> told(order).stream()).toList();
    }

    private static List<String> told(Order order) {
        List<String> rounded = new ArrayList<>();
        SettingsCatalogue catalogue = order.next().catalogue();
        order.target().rounded(order.next(), order.ids()).forEach((id, held) -> {
            Setting<?> setting = catalogue.find(id).orElseThrow();
            rounded.add(id + ": " + order.next().text(setting) + " is held as " + held);
        });
        return lines(order.target().name() + ": " + order.ids().size() + " settings imported", rounded);
    }

    private CommandException failed(ExitCode code, List<String> why, Deque<Order> done, IOException cause) {
        List<String> lines = new ArrayList<>(why);
        done.forEach(order -> lines.addAll(putBack(order)));
        orders.stream()
                .skip(done.size() + 1L)
                .forEach(order -> lines.add(order.target().name() + ": left alone"));
        return new CommandException(code, String.join("\n", lines), cause);
    }

    private static List<String> putBack(Order order) {
        String name = order.target().name();
        try {
            List<String> refusals = order.target().putBack(order.before(), order.ids());
            return refusals.isEmpty()
                    ? List.of(name + ": has its former settings again")
                    : lines(name + " does not have all its former settings again:", refusals);
        } catch (IOException e) {
            return List.of(name + ": keeps the new settings, as it does not answer any more: " + e.getMessage());
        }
    }

    private static List<String> lines(String title, List<String> details) {
        List<String> lines = new ArrayList<>(List.of(title));
        details.forEach(detail -> lines.add("  " + detail));
        return lines;
    }
}
