package io.enidetach.store;

import io.enidetach.request.EniId;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.workflow.Committed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The requests, and which of them holds which ENI. */
final class RequestRows {
    private static final String INSERT = """
            insert into request (id, version, state, ended, requester, opened_at, body) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do nothing""";
    /** Also an ID whose request was removed is taken as long as the record tells of it. */
    static final String RECORDED = "select 1 from audit where request = ? limit 1";

    private static final String UPDATE = """
            update request set version = ?, state = ?, ended = ?, ended_at = ?, body = ? where id = ? and version = ?""";
    private static final String OPEN = """
            select body from request where ended = 0 order by opened_at, id""";
    private static final String OF = """
            select body from request where requester = ? order by opened_at desc, id limit ?""";

    /** Stores it over the version it was made from, and its claims; answers what stands against that. */
    Optional<Committed> store(Connection connection, Request request, String body) throws SQLException {
        if (request.version() == 1) {
            if (!inserted(connection, request, body)) {
                return Optional.of(new Committed.IdTaken());
            }
        } else if (!updated(connection, request, body)) {
            return Optional.of(new Committed.Stale());
        }
        return claims(connection, request);
    }

    private static boolean inserted(Connection connection, Request request, String body) throws SQLException {
        if (Sql.of(connection, RECORDED, request.id().value()).finds()) {
            return false;
        }
        return Sql.of(
                                connection,
                                INSERT,
                                request.id().value(),
                                request.version(),
                                request.state().name(),
                                ended(request),
                                request.order().requester().id(),
                                request.order().at().toEpochMilli(),
                                body)
                        .update()
                == 1;
    }

    private static boolean updated(Connection connection, Request request, String body) throws SQLException {
        return Sql.of(
                                connection,
                                UPDATE,
                                request.version(),
                                request.state().name(),
                                ended(request),
                                request.state().isEnd() ? request.since().toEpochMilli() : null,
                                body,
                                request.id().value(),
                                request.version() - 1)
                        .update()
                == 1;
    }

    private static int ended(Request request) {
        return request.state().isEnd() ? 1 : 0;
    }

    private static Optional<Committed> claims(Connection connection, Request request) throws SQLException {
        if (!request.holdsEnis()) {
            if (request.version() == 1) {
                return Optional.empty();
            }
            Sql.of(
                            connection,
                            "delete from eni_claim where request = ?",
                            request.id().value())
                    .update();
            return Optional.empty();
        }
        // Sorted, so that two requests with the same ENIs do not wait for each other in a circle.
        List<String> enis =
                request.order().enis().stream().map(EniId::value).sorted().toList();
        for (String eni : enis) {
            Optional<Committed> held = claim(connection, eni, request.id());
            if (held.isPresent()) {
                return held;
            }
        }
        return Optional.empty();
    }

    private static Optional<Committed> claim(Connection connection, String eni, RequestId by) throws SQLException {
        String take = "insert into eni_claim (eni, request) values (?, ?) on conflict (eni) do nothing";
        while (Sql.of(connection, take, eni, by.value()).update() == 0) {
            Optional<String> holder = Sql.of(connection, "select request from eni_claim where eni = ?", eni)
                    .first(row -> row.getString(1));
            if (holder.isPresent()) {
                return holder.get().equals(by.value())
                        ? Optional.empty()
                        : Optional.of(new Committed.EniHeld(new EniId(eni), new RequestId(holder.get())));
            }
            // Let go between the two statements, which PostgreSQL allows: take it now.
        }
        return Optional.empty();
    }

    Optional<Request> find(Connection connection, RequestId id) throws SQLException {
        return Sql.of(connection, "select body from request where id = ?", id.value())
                .first(row -> Json.read(row.getString(1), Request.class));
    }

    List<Request> open(Connection connection) throws SQLException {
        return Sql.of(connection, OPEN).all(row -> Json.read(row.getString(1), Request.class));
    }

    List<Request> of(Connection connection, Person requester, int most) throws SQLException {
        return Sql.of(connection, OF, requester.id(), most).all(row -> Json.read(row.getString(1), Request.class));
    }
}
