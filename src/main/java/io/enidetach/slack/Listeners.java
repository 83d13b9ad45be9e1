package io.enidetach.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.model.event.AppHomeOpenedEvent;
import io.enidetach.request.Person;
import io.enidetach.slack.api.WebApi;
import io.enidetach.slack.words.SlackNames;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one Bolt app of the process and what it hands to whom. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
    private static final Pattern OUR_ACTIONS = Pattern.compile(String.join("|", ClickListener.KINDS.keySet()));

    private Listeners() {}

    // Bolt's own middleware would call auth.test within people's requests, and verify what is verified already. Its
    // builder reads tokens from the environment where a field is left out, so none is.
    static App app(
            WebApi api,
            CommandListener commands,
            ClickListener clicks,
            DenyForm denyForm,
            DetachForm form,
            FindListener find,
            HomeTab home) {
        AppConfig config = AppConfig.builder()
                .slack(api.slack())
                .singleTeamBotToken(null)
                .signingSecret(null)
                .clientId(null)
                .clientSecret(null)
                .requestVerificationEnabled(false)
                .sslCheckEnabled(false)
                .authTestCacheEnabled(false)
                .allEventsApiAutoAckEnabled(true)
                .threadPoolSize(1)
                .unmatchedRequestHandler(request -> {
                    LOG.warn("nobody handles a payload of type {}", request.getRequestType());
                    return Acks.empty();
                })
                .build();
        ShortcutListener shortcut = new ShortcutListener(form);
        App app = new App(config, List.of((request, response, chain) -> chain.next(request)));
        app.command(ANY, (request, context) -> commands.on(request.getPayload()));
        app.blockAction(OUR_ACTIONS, (request, context) -> clicks.on(request.getPayload()));
        app.blockSuggestion(SlackNames.FIND, (request, context) -> find.typed(request.getPayload()));
        app.blockAction(SlackNames.FIND, (request, context) -> find.chosen(request.getPayload()));
        app.viewSubmission(SlackNames.DENY_FORM, (request, context) -> denyForm.submitted(request.getPayload()));
        app.viewSubmission(SlackNames.DETACH_FORM, (request, context) -> form.submitted(request.getPayload(), context));
        app.messageShortcut(SlackNames.MESSAGE_SHORTCUT, (request, context) -> shortcut.on(request));
        app.event(AppHomeOpenedEvent.class, (request, context) -> {
            AppHomeOpenedEvent event = request.getEvent();
            if (SlackNames.HOME_TAB.equals(event.getTab()) && event.getUser() != null) {
                home.opened(new Person(event.getUser()));
            }
            return context.ack();
        });
        return app;
    }
}
