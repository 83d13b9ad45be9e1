package io.enidetach.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the bot's time goes under load: samples of the flight recorder, by thread and by our own method. Arguments:
 * {@code detach|help}, seconds.
 */
public final class Profile {
    private static final int LANES = 16;
    private static final int LINES = 40;

    private Profile() {}

    public static void main(String[] args) throws Exception {
        LongFunction<String> text = args[0].equals("help") ? Bench.HELP : Bench.DETACH;
        Duration time = Duration.ofSeconds(Long.parseLong(args[1]));
        Path recording = Path.of("target", "bench", "profile.jfr").toAbsolutePath();
        Map<String, String> recorder = Map.of("JAVA_TOOL_OPTIONS", "-XX:StartFlightRecording=settings=profile");
        try (Stage stage = new Stage();
                RunningApp app = RunningApp.start(Contender.OURS, stage, Mode.HTTP, recorder)) {
            System.out.println(new Load(LANES, time)
                    .closedLoop(lane -> Load.http(app.port(), new SlashCommands(stage.sender(), text))));
            new ProcessBuilder("jcmd", String.valueOf(app.pid()), "JFR.dump", "filename=" + recording)
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        tell(recording);
        Files.delete(recording);
        System.exit(0);
    }

    private static void tell(Path recording) throws IOException {
        Map<String, Integer> threads = new HashMap<>();
        Map<String, Integer> ours = new HashMap<>();
        Map<String, Integer> tops = new HashMap<>();
        int samples = 0;
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().matches("jdk.(Execution|NativeMethod)Sample")
                        && event.getStackTrace() != null) {
                    String thread = event.getThread("sampledThread").getJavaName();
                    List<RecordedFrame> frames = event.getStackTrace().getFrames();
                    if (isIdle(frames.get(0))) {
                        continue;
                    }
                    samples++;
                    threads.merge(String.valueOf(thread).replaceAll("\\d+", "#"), 1, Integer::sum);
                    tops.merge(named(frames.get(0)), 1, Integer::sum);
                    frames.stream()
                            .filter(frame ->
                                    frame.getMethod().getType().getName().startsWith("io.enidetach"))
                            .findFirst()
                            .ifPresent(frame -> ours.merge(named(frame), 1, Integer::sum));
                }
            }
        }
        print("threads", threads, samples);
        print("our method nearest to the top", ours, samples);
        print("top", tops, samples);
    }

    /** Waiting in the kernel for something to come looks like work to the recorder. */
    private static boolean isIdle(RecordedFrame frame) {
        return frame.getMethod().getName().matches("epollWait|wait|accept|poll|read0|socketRead0");
    }

    private static String named(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static void print(String title, Map<String, Integer> counts, int all) {
        System.out.println("\n" + title);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(LINES)
                .forEach(each -> System.out.printf("%5.1f %%  %s%n", 100.0 * each.getValue() / all, each.getKey()));
    }
}
