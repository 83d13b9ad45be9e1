package io.enidetach.bench;

/** How commands come from Slack. */
enum Mode {
    HTTP,
    SOCKET
}
