package io.enidetach.cloud;

/** Asks the cloud to change something. One call is one HTTP exchange, and it never throws. */
public interface CloudWriter {

    /** Takes the ENI off its server. */
    Answer detach(Ask ask);

    /** Puts the ENI on a server. */
    Answer attach(Ask ask);
}
