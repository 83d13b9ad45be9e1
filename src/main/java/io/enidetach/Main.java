package io.enidetach;

import io.enidetach.cli.EniDetach;
import io.enidetach.cli.Shell;
import java.util.Map;

/** Where the process begins: the only place that reads the environment and ends the process. */
public final class Main {
    private Main() {}

    /** Runs one command and ends with its exit code: 0 success, 1 a failed check or start, 2 wrong usage or environment. */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        Logging.settle(environment, args);
        System.exit(EniDetach.run(Shell.ofProcess(environment), args));
    }
}
