package io.enidetach.sandbox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * What the page tells a newcomer and cannot find out by itself, since it follows from the bot's policy: who may do what,
 * which VPCs are production, what is worth typing where. {@code opening} is what it says before
 * anybody did anything; when empty it looks for the next step by itself.
 */
public record Guide(
        List<Person> people, Set<String> production, List<Example> examples, String channel, String opening) {

    /** Somebody to be; {@code rights} completes "Alice …". */
    public record Person(String id, String rights) {}

    /** A command worth typing and what it shows. */
    public record Example(String command, String shows) {}

    public Guide {
        people = List.copyOf(people);
        production = Set.copyOf(production);
        examples = List.copyOf(examples);
    }

    /** For the two demos, {@code Workspace.demo} and {@code CloudModel.demo}, under the policy of the README. */
    public static Guide demo() {
        return demo("");
    }

    /** The same, for a sandbox that starts in the middle of something. */
    public static Guide demo(String opening) {
        return new Guide(
                List.of(
                        new Person("U0ALICE", "may ask"),
                        new Person("U0BOB", "may approve"),
                        new Person("U0CAROL", "may ask and approve"),
                        new Person("U0DAVE", "has no rights"),
                        new Person("U0ERIN", "is a contractor"),
                        new Person("U0GUEST", "is a guest"),
                        new Person("U0STRANGE", "is another company's")),
                Set.of("vpc-7t9nf3pu"),
                List.of(
                        new Example("/eni-detach vpc-d3v00001 eni-d3v00001 ins-d3v00001", "Development: no approval"),
                        new Example(
                                "/eni-detach vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f -- moving to the new database",
                                "Production: needs approval"),
                        new Example("/eni-detach vpc-7t9nf3pu eni-m6dyj72 ins-xx44545f", "A typo: refused")),
                "C0OPS",
                opening);
    }

    ObjectNode toJson() {
        ObjectNode all = Json.object().put("channel", channel).put("opening", opening);
        ArrayNode persons = all.putArray("people");
        people.forEach(it -> persons.addObject().put("id", it.id()).put("rights", it.rights()));
        production.stream().sorted().forEach(all.withArray("production")::add);
        ArrayNode commands = all.putArray("examples");
        examples.forEach(it -> commands.addObject().put("command", it.command()).put("shows", it.shows()));
        return all;
    }
}
