package io.enidetach.slack;

import io.enidetach.command.CommandParser;
import io.enidetach.request.Channel;
import io.enidetach.slack.api.ChannelFacts;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.api.SlackMeter;
import io.enidetach.slack.api.SlackRejected;
import io.enidetach.slack.api.WebApi;
import io.enidetach.slack.transport.EventsEndpoint;
import io.enidetach.slack.transport.Inbound;
import io.enidetach.slack.transport.SocketPace;
import io.enidetach.slack.transport.SocketRunner;
import io.enidetach.workflow.Directory;
import io.enidetach.workflow.EniSearch;
import io.enidetach.workflow.FrontDesk;
import io.enidetach.workflow.Messenger;
import io.enidetach.workflow.Rebuffs;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.eclipse.jetty.server.Handler;

/**
 * Everything between Slack and the workflow. In this order: construct, give {@link #messenger} and {@link #directory} to
 * the workflow, {@link #serve} its front desk, put {@link #endpoint} into the server, {@link #start}, at the end
 * {@link #close}.
 */
public final class SlackEdge implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final SlackSettings settings;
    private final Clock clock;
    private final SlackMeter meter;
    private final WebApi api;
    private final Self self;
    private final Introduction introduction;
    private final Errands errands;
    private final ResponseUrl responses;
    private final Conversations conversations;
    private final Tongues tongues;
    private final SlackDirectory directory;
    private final SlackMessenger messenger;
    private final ExecutorService takers = Pools.takers();
    private volatile Optional<HomeTab> home = Optional.empty();
    private Optional<Inbound> inbound = Optional.empty();
    private Rebuffs rebuffs = (why, by) -> {};
    private volatile Optional<SocketRunner> sockets = Optional.empty();

    /** Asks nobody anything yet. */
    public SlackEdge(SlackSettings settings, Clock clock, SlackMeter meter) {
        this.settings = settings;
        this.clock = clock;
        this.meter = meter;
        this.api = new WebApi(settings.botToken(), settings.apiUrl(), meter);
        this.self = new Self(api);
        this.introduction = new Introduction(self);
        this.responses = new ResponseUrl(api);
        Sender sender = new Sender(api, clock);
        PrivateMail mail = new PrivateMail(sender, responses);
        this.errands = new Errands(mail);
        this.tongues = new Tongues(api, self, settings.inChannels(), clock);
        this.directory = new SlackDirectory(api, self, tongues, clock);
        this.conversations = new Conversations(api, clock);
        this.messenger = new SlackMessenger(
                conversations,
                sender,
                mail,
                tongues,
                (kind, request) -> home.ifPresent(tab -> tab.changed(kind, request)));
    }

    public Messenger messenger() {
        return messenger;
    }

    public Directory directory() {
        return directory;
    }

    /**
     * Names who takes what people type and click, and is told of what is turned away, and what they can search in; call
     * once, before {@link #endpoint} and {@link #start}.
     */
    public void serve(FrontDesk desk, EniSearch search) {
        rebuffs = desk;
        Lookups lookups = new Lookups(desk, errands, tongues);
        DenyForm denyForm = new DenyForm(desk, api, errands, tongues, clock);
        DetachForm form = new DetachForm(desk, api, errands, tongues);
        HomeTab tab = new HomeTab(desk, api, conversations, tongues, clock);
        home = Optional.of(tab);
        inbound = Optional.of(new SlackInbound(
                self,
                Listeners.app(
                        api,
                        new CommandListener(
                                desk, CommandParser::parse, new CommandListener.Doors(lookups, form), tongues, clock),
                        new ClickListener(desk, denyForm, errands, tongues, clock),
                        denyForm,
                        form,
                        new FindListener(search, api, errands, tongues),
                        tab),
                new Apologies(errands, responses, tongues),
                rebuffs));
    }

    /** What answers {@code POST /slack/events}; with 404 when there is no signing secret. */
    public Handler endpoint() {
        return new EventsEndpoint(settings.signingSecret(), inbound.orElseThrow(), takers, clock, meter, rebuffs);
    }

    /**
     * Asks Slack who the bot is and opens the sockets. When Slack cannot be reached it keeps trying, and {@link #health}
     * says so.
     *
     * @throws SlackRejected when Slack refuses a token, or the installation is not one workspace's
     */
    public void start() {
        introduction.start();
        if (settings.appToken().isPresent()) {
            SocketRunner runner = new SocketRunner(
                    api, settings.appToken().get(), inbound.orElseThrow(), takers, SocketPace.normal(), meter);
            sockets = Optional.of(runner);
            runner.start();
        }
    }

    /** Why messages cannot be posted to a channel, as a word without its ID; nothing when they can, or Slack does not say. */
    public Optional<String> obstacleTo(Channel channel) {
        Reply<ChannelFacts> reply = api.channel(channel.id());
        if (reply instanceof Reply.Refused<ChannelFacts> no) {
            return Optional.of(no.code());
        }
        return reply.done().flatMap(facts -> {
            if (facts.shared()) {
                return Optional.of("shared_channel");
            }
            if (facts.archived()) {
                return Optional.of("is_archived");
            }
            return facts.member() ? Optional.empty() : Optional.of("not_in_channel");
        });
    }

    /** Whether commands can come in. */
    public SlackHealth health() {
        if (self.identity().isEmpty()) {
            return SlackHealth.bad(self.trouble());
        }
        return sockets.flatMap(SocketRunner::trouble).map(SlackHealth::bad).orElseGet(SlackHealth::good);
    }

    /** Answers what has arrived over Socket Mode, and leaves it; what is posted over HTTP is still taken. */
    public void disconnect() {
        sockets.ifPresent(SocketRunner::close);
    }

    /** Answers what has arrived, then closes everything; takes a few seconds at most. */
    @Override
    public void close() {
        introduction.close();
        disconnect();
        Pools.drain(takers, DRAIN);
        home.ifPresent(HomeTab::close);
        errands.close();
        tongues.close();
        api.close();
    }
}
