package io.enidetach.slack;

import com.slack.api.model.view.ViewState;
import io.enidetach.slack.words.Chosen;
import io.enidetach.slack.words.FormWords;
import io.enidetach.slack.words.FormWords.Typed;
import io.enidetach.slack.words.SlackNames;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the fields of the form hold, as Slack sends it. A field of which it says nothing is empty. */
record FormFields(Optional<ViewState> state) {

    /**
     * The block of the field that the interfaces stand in, which gets another name with each addition ({@link
     * FormWords#filled}).
     */
    String enisBlock() {
        return state.map(ViewState::getValues).map(Map::keySet).stream()
                .flatMap(Set::stream)
                .filter(FormWords::isEnis)
                .findFirst()
                .orElse(SlackNames.ENIS);
    }

    /** The interfaces, as they were typed and chosen. */
    String enis() {
        return text(enisBlock());
    }

    /** The text in a field. */
    String text(String field) {
        return value(field).map(ViewState.Value::getValue).orElse("");
    }

    /** The texts that name what is to be detached. */
    Typed typed() {
        return new Typed(enisBlock(), enis(), text(SlackNames.VPC), text(SlackNames.INSTANCE), text(SlackNames.REGION));
    }

    boolean isDryRun() {
        return value(SlackNames.DRY_RUN)
                .map(ViewState.Value::getSelectedOptions)
                .filter(chosen -> !chosen.isEmpty())
                .isPresent();
    }

    /** What was chosen in the search. */
    Optional<Chosen> chosen() {
        return value(SlackNames.FIND)
                .map(ViewState.Value::getSelectedOption)
                .map(ViewState.SelectedOption::getValue)
                .flatMap(Chosen::parse);
    }

    private Optional<ViewState.Value> value(String field) {
        return state.map(ViewState::getValues).map(values -> values.get(field)).map(block -> block.get(field));
    }
}
