package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.EniFacts;
import io.enidetach.request.Preview;
import io.enidetach.request.Request;
import io.enidetach.slack.words.Stories;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests as they lie in databases. */
class StoredRequestTest {
    /** As version 0.1 wrote it, before there was a fingerprint. */
    private static final String OLDER = """
            {"id":{"value":"D-7K3Q9M"},"version":2,"order":{"action":"DETACH","dryRun":false,
            "enis":[{"value":"eni-m6dyj72l"}],"vpc":{"value":"vpc-7t9nf3pu"},"instance":{"value":"ins-xx44545f"},
            "region":{"value":"ap-guangzhou"},"reason":"INC-1","requester":{"id":"U0ALICE"},"channel":{"id":"C0OPS"},
            "at":"2026-11-23T12:00:00Z"},"state":"AWAITING_APPROVAL","since":"2026-11-23T12:00:00Z",
            "preview":{"region":{"value":"ap-guangzhou"},"vpc":{"id":{"value":"vpc-7t9nf3pu"},"name":"shop","tags":null},
            "server":{"id":{"value":"ins-xx44545f"},"name":"shop-2","state":"RUNNING","word":"RUNNING"},
            "enis":[{"id":{"value":"eni-m6dyj72l"},"name":"shop-db-2","vpc":{"value":"vpc-7t9nf3pu"},
            "subnet":"subnet-0ap8nwca","zone":"ap-guangzhou-2","primary":false,
            "attachment":{"instance":{"value":"ins-xx44545f"},"since":"2024-11-01 10:05:00"},
            "addresses":[{"privateIp":"10.0.0.12","primary":true,"publicIp":"203.0.113.7","eipId":"eip-dgd545ef"}],
            "securityGroups":["sg-dfg1df54"],"tags":{}}]},
            "ruling":{"rule":"network-operators","production":true,"productionWhy":"VPC_ID",
            "productionLine":"vpc-7t9nf3pu","policyVersion":"abc123","terms":{"channel":{"id":"C0APPROVE"},
            "groups":["S0LEADS"],"users":[],"required":1,"expiresAfter":"PT30M"}},"consents":[],
            "mandateUntil":"2026-11-23T12:10:00Z","waitUntil":null,"lines":[{"eni":{"value":"eni-m6dyj72l"},
            "state":"WAITING","asks":0,"askedAt":null,"taskId":null,"token":"token0","ending":null}],"ending":null}""";

    @Test
    void a_request_of_the_version_before_is_read() {
        Preview preview = Json.read(OLDER, Request.class).preview().orElseThrow();
        assertThat(preview.fingerprint()).isEmpty();
        EniFacts eni = preview.enis().get(0);
        assertThat(eni.securityGroups()).contains(List.of("sg-dfg1df54"));
        assertThat(eni.tags()).contains(Map.of());
    }

    @Test
    void what_is_written_is_read_as_it_was() {
        for (Request request : Stories.each().values()) {
            assertThat(Json.read(Json.of(request), Request.class)).isEqualTo(request);
        }
    }
}
