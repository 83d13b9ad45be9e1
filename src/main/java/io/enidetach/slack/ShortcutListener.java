package io.enidetach.slack;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.response.Response;
import io.enidetach.request.Channel;
import io.enidetach.request.Person;
import io.enidetach.slack.Errands.Reach;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shortcut on a message, such as an alert: opens the form with the IDs that the message names. */
final class ShortcutListener {
    private static final Logger LOG = LoggerFactory.getLogger(ShortcutListener.class);

    private final DetachForm form;

    ShortcutListener(DetachForm form) {
        this.form = form;
    }

    Response on(MessageShortcutRequest request) {
        MessageShortcutPayload payload = request.getPayload();
        Optional<String> user = Optional.ofNullable(payload.getUser()).map(MessageShortcutPayload.User::getId);
        Optional<String> channel = Optional.ofNullable(payload.getChannel()).map(MessageShortcutPayload.Channel::getId);
        Optional<String> trigger = Optional.ofNullable(payload.getTriggerId()).filter(id -> !id.isBlank());
        if (user.isEmpty() || channel.isEmpty() || trigger.isEmpty()) {
            LOG.warn("a shortcut without user, channel or trigger was passed over");
            return Acks.empty();
        }
        Reach reach = new Reach(
                new Person(user.get()),
                new Channel(channel.get()),
                Optional.ofNullable(payload.getResponseUrl()).filter(url -> !url.isBlank()));
        form.openFilled(reach, trigger.get(), NamedIds.in(request.getRequestBodyAsString()));
        return Acks.empty();
    }
}
