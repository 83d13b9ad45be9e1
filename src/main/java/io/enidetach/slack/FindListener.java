package io.enidetach.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import io.enidetach.request.Channel;
import io.enidetach.request.Person;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.api.WebApi;
import io.enidetach.slack.words.Chosen;
import io.enidetach.slack.words.FindWords;
import io.enidetach.workflow.EniSearch;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search in the form: names ENIs while somebody types, and fills in the one that was chosen. */
final class FindListener {
    private static final Logger LOG = LoggerFactory.getLogger(FindListener.class);

    private final EniSearch search;
    private final WebApi api;
    private final Errands errands;
    private final Tongues tongues;

    FindListener(EniSearch search, WebApi api, Errands errands, Tongues tongues) {
        this.search = search;
        this.api = api;
        this.errands = errands;
        this.tongues = tongues;
    }

    /** The answer itself is the list, so this one blocks: for {@link EniSearch#WITHIN} at most. */
    Response typed(BlockSuggestionPayload payload) {
        Optional<Channel> in = channel(payload.getView());
        if (in.isEmpty() || payload.getUser() == null || payload.getValue() == null) {
            LOG.warn("a search without a person, a form or a text found nothing");
            return Acks.choices(List.of());
        }
        Person by = new Person(payload.getUser().getId());
        FindWords words = tongues.known(by).find();
        return Acks.choices(words.choices(search.find(by, in.get(), FormText.of(payload.getValue()))));
    }

    /** A choice changes nothing but what the form shows; it is lost without harm, since its submission brings it again. */
    Response chosen(BlockActionPayload payload) {
        View shown = payload.getView();
        Optional<Chosen> chosen = Optional.ofNullable(
                        payload.getActions().get(0).getSelectedOption())
                .map(BlockActionPayload.Action.SelectedOption::getValue)
                .flatMap(Chosen::parse);
        Optional<Channel> in = channel(shown);
        if (chosen.isPresent() && in.isPresent() && payload.getUser() != null) {
            Person by = new Person(payload.getUser().getId());
            errands.run(() -> fill(by, in.get(), shown, chosen.get()));
        }
        return Acks.empty();
    }

    private void fill(Person by, Channel in, View shown, Chosen chosen) {
        FormFields fields = new FormFields(Optional.ofNullable(shown.getState()));
        View filled = tongues.soon(by).form().filled(in, fields.typed(), chosen);
        Reply<Boolean> reply = api.updateView(shown.getId(), shown.getHash(), filled);
        if (reply.done().isEmpty()) {
            LOG.info("a form was not filled in: {}", reply.code());
        }
    }

    private static Optional<Channel> channel(View form) {
        return Optional.ofNullable(form)
                .map(View::getPrivateMetadata)
                .filter(id -> !id.isBlank())
                .map(Channel::new);
    }
}
