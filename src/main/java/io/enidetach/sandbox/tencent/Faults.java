package io.enidetach.sandbox.tencent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults in force. Thread-safe. Every rule that fits a call strikes it, so several can come together. */
public final class Faults {
    private final List<FaultRule> rules = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Adds a rule; it replaces one of the same fault on the same action. */
    public void set(FaultRule rule) {
        synchronized (this) {
            rules.removeIf(old -> old.fault() == rule.fault() && old.action().equals(rule.action()));
            rules.add(rule);
        }
        listeners.forEach(Runnable::run);
    }

    /** Adds the rules of a JSON or YAML file, a list of {@code fault, action, calls, argument, duration, after_effect}. */
    public void load(Path file) throws IOException {
        read(Files.readString(file));
    }

    /** Like {@link #load}, from a text. All rules are set or, when one is wrong, none. */
    public void read(String jsonOrYaml) throws IOException {
        FaultFile.read(jsonOrYaml).forEach(this::set);
    }

    public void clear() {
        synchronized (this) {
            rules.clear();
        }
        listeners.forEach(Runnable::run);
    }

    public void clear(Fault fault) {
        synchronized (this) {
            rules.removeIf(rule -> rule.fault() == fault);
        }
        listeners.forEach(Runnable::run);
    }

    /** The rules in force, with the calls that they still have. */
    public synchronized List<FaultRule> active() {
        return List.copyOf(rules);
    }

    /** Called after every change, by the thread that made it. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** What strikes this call; counted rules lose one call. */
    Struck take(String action) {
        List<FaultRule> struck = new ArrayList<>();
        boolean counted = false;
        synchronized (this) {
            for (FaultRule rule : List.copyOf(rules)) {
                if (rule.strikes(action)) {
                    struck.add(rule);
                    counted |= rule.calls() > 0;
                    count(rule);
                }
            }
        }
        if (counted) {
            listeners.forEach(Runnable::run);
        }
        return new Struck(struck);
    }

    private void count(FaultRule rule) {
        if (rule.calls() == 1) {
            rules.remove(rule);
        } else if (rule.calls() > 1) {
            rules.set(rules.indexOf(rule), rule.times(rule.calls() - 1));
        }
    }
}
