package io.enidetach.cloud;

import java.util.Optional;

/** Asks the cloud to change something. One call is one HTTP exchange, and it never throws. */
public interface CloudWriter {

    /** Takes the ENI off its server. */
    Answer detach(Ask ask);

    /** The way to make an ask in doubt once more without asking twice, where the API has one. */
    default Optional<CloudRepeater> repeater() {
        return Optional.empty();
    }

    /** Puts the ENI on a server. */
    Answer attach(Ask ask);
}
