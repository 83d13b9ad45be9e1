package io.enidetach.cli;

import io.enidetach.config.Settings;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** Works until SIGTERM. */
@Command(name = RunCommand.NAME, description = "Connects to Slack and to the cloud, and works until SIGTERM.")
final class RunCommand implements Callable<Integer> {
    static final String NAME = "run";

    private final Shell shell;

    RunCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Stop.unlessGood(Settings.of(shell.environment()));
        Bot bot = Bot.start(settings, shell.clock());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(bot), "shutdown"));
        new CountDownLatch(1).await();
        return 0;
    }

    // SIGTERM is how this command ends when all is well, which the JVM would tell as 143.
    private static void end(Bot bot) {
        bot.end();
        Runtime.getRuntime().halt(0);
    }
}
