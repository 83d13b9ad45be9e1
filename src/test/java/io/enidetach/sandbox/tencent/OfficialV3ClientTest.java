package io.enidetach.sandbox.tencent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tencentcloudapi.common.AbstractModel;
import com.tencentcloudapi.common.CommonClient;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.vpc.v20170312.VpcClient;
import com.tencentcloudapi.vpc.v20170312.models.Address;
import com.tencentcloudapi.vpc.v20170312.models.AttachNetworkInterfaceRequest;
import com.tencentcloudapi.vpc.v20170312.models.DescribeAddressesRequest;
import com.tencentcloudapi.vpc.v20170312.models.DescribeNetworkInterfacesRequest;
import com.tencentcloudapi.vpc.v20170312.models.DescribeNetworkInterfacesResponse;
import com.tencentcloudapi.vpc.v20170312.models.DescribeVpcTaskResultRequest;
import com.tencentcloudapi.vpc.v20170312.models.DescribeVpcsRequest;
import com.tencentcloudapi.vpc.v20170312.models.DescribeVpcsResponse;
import com.tencentcloudapi.vpc.v20170312.models.DetachNetworkInterfaceRequest;
import com.tencentcloudapi.vpc.v20170312.models.Filter;
import com.tencentcloudapi.vpc.v20170312.models.NetworkInterface;
import io.enidetach.sandbox.FieldThief;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tencent's own Java SDK for API 3.0, which we did not write, takes the simulated cloud for Tencent Cloud. */
final class OfficialV3ClientTest {
    private static final Credentials KEY =
            new Credentials("AKIDTEST0000000000000000000000000001", "made-up-secret-key");
    /** The SDK signs for the service that the host's first label names, so a bare address would not do. */
    private static final String HOST = "vpc.sandbox.invalid";

    private static final String ENI = "eni-m6dyj72l";
    private static final String SERVER = "ins-xx44545f";
    private static final Duration TASK = Duration.ofSeconds(30);

    private final CloudModel model = CloudModel.demo(Clock.systemUTC());
    private final CloudServer cloud = CloudServer.start(model, KEY, 0);

    OfficialV3ClientTest() {
        model.taskDuration(TASK);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private static ClientProfile profile(URI where, String method) {
        HttpProfile http = new HttpProfile();
        http.setProtocol(HttpProfile.REQ_HTTP);
        http.setEndpoint(HOST + ":" + where.getPort());
        http.setReqMethod(method);
        http.setHttpClient(new OkHttpClient.Builder()
                .dns(name -> List.of(InetAddress.getLoopbackAddress()))
                .build());
        ClientProfile profile = new ClientProfile();
        profile.setSignMethod(ClientProfile.SIGN_TC3_256);
        profile.setHttpProfile(http);
        return profile;
    }

    private VpcClient vpc(String secretId, String secretKey) {
        return new VpcClient(
                new Credential(secretId, secretKey), "ap-guangzhou", profile(cloud.uri(), HttpProfile.REQ_POST));
    }

    private VpcClient vpc() {
        return vpc(KEY.secretId(), KEY.secretKey());
    }

    private static VpcClient vpc(URI where, String method) {
        return new VpcClient(new Credential(KEY.secretId(), KEY.secretKey()), "ap-guangzhou", profile(where, method));
    }

    private static DetachNetworkInterfaceRequest detach() {
        DetachNetworkInterfaceRequest request = new DetachNetworkInterfaceRequest();
        request.setNetworkInterfaceId(ENI);
        request.setInstanceId(SERVER);
        return request;
    }

    private static DescribeNetworkInterfacesRequest thisInterface() {
        DescribeNetworkInterfacesRequest request = new DescribeNetworkInterfacesRequest();
        request.setNetworkInterfaceIds(new String[] {ENI});
        return request;
    }

    private static String status(VpcClient client, String task) throws TencentCloudSDKException {
        DescribeVpcTaskResultRequest request = new DescribeVpcTaskResultRequest();
        request.setTaskId(task);
        return client.DescribeVpcTaskResult(request).getStatus();
    }

    private String codeOf(VpcClient client) {
        return catchThrowableOfType(TencentCloudSDKException.class, () -> client.DetachNetworkInterface(detach()))
                .getErrorCode();
    }

    /** A detach from the first look to the last, as a client does it who knows only the SDK. */
    private void story(VpcClient client) throws TencentCloudSDKException {
        DescribeNetworkInterfacesResponse before = client.DescribeNetworkInterfaces(thisInterface());
        assertThat(before.getTotalCount()).isEqualTo(1);
        NetworkInterface eni = before.getNetworkInterfaceSet()[0];
        assertThat(eni.getNetworkInterfaceId()).isEqualTo(ENI);
        assertThat(eni.getPrimary()).isFalse();
        assertThat(eni.getState()).isEqualTo("AVAILABLE");
        assertThat(eni.getAttachment().getInstanceId()).isEqualTo(SERVER);
        assertThat(eni.getAttachment().getAttachTime()).as("Beijing time").isEqualTo("2024-11-01 10:05:00");
        assertThat(eni.getPrivateIpAddressSet()[0].getPublicIpAddress()).isEqualTo("203.0.113.7");

        DescribeVpcsRequest which = new DescribeVpcsRequest();
        which.setVpcIds(new String[] {eni.getVpcId()});
        DescribeVpcsResponse vpcs = client.DescribeVpcs(which);
        assertThat(vpcs.getVpcSet()[0].getVpcName()).isEqualTo("prod-shop");
        assertThat(vpcs.getVpcSet()[0].getTagSet()[0].getValue()).isEqualTo("prod");

        String task = client.DetachNetworkInterface(detach()).getRequestId();
        assertThat(status(client, task)).isEqualTo("RUNNING");
        model.useClock(Clock.offset(model.clock(), TASK));
        assertThat(status(client, task)).isEqualTo("SUCCESS");
        assertThat(client.DescribeNetworkInterfaces(thisInterface())
                        .getNetworkInterfaceSet()[0]
                        .getAttachment())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {HttpProfile.REQ_POST, HttpProfile.REQ_GET})
    void the_sdk_detaches_follows_the_task_and_reads_back(String method) throws TencentCloudSDKException {
        story(vpc(cloud.uri(), method));
        assertThat(model.acceptedDetaches(ENI)).isEqualTo(1);
    }

    @Test
    void the_story_passes_through_the_thief_when_it_takes_nothing() throws TencentCloudSDKException {
        try (FieldThief thief = new FieldThief(cloud.uri(), "")) {
            story(vpc(thief.uri(), HttpProfile.REQ_POST));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Response",
                "/Response/RequestId",
                "/Response/Status",
                "/Response/TotalCount",
                "/Response/NetworkInterfaceSet",
                "/Response/NetworkInterfaceSet/0/Attachment",
                "/Response/NetworkInterfaceSet/0/Primary",
                "/Response/NetworkInterfaceSet/0/VpcId",
                "/Response/VpcSet/0/TagSet"
            })
    void the_story_fails_when_a_field_that_the_sdk_needs_is_missing(String field) {
        try (FieldThief thief = new FieldThief(cloud.uri(), field)) {
            assertThatThrownBy(() -> story(vpc(thief.uri(), HttpProfile.REQ_POST)))
                    .isInstanceOfAny(AssertionError.class, NullPointerException.class, TencentCloudSDKException.class);
            assertThat(thief.taken()).as("the field was there").isPositive();
        }
    }

    @Test
    void the_sdk_attaches_again_and_reads_the_public_address() throws TencentCloudSDKException {
        model.detachNow(ENI);
        AttachNetworkInterfaceRequest attach = new AttachNetworkInterfaceRequest();
        attach.setNetworkInterfaceId(ENI);
        attach.setInstanceId(SERVER);
        String task = vpc().AttachNetworkInterface(attach).getRequestId();
        model.useClock(Clock.offset(model.clock(), TASK));
        assertThat(status(vpc(), task)).isEqualTo("SUCCESS");

        Filter here = new Filter();
        here.setName("network-interface-id");
        here.setValues(new String[] {ENI});
        DescribeAddressesRequest request = new DescribeAddressesRequest();
        request.setFilters(new Filter[] {here});
        request.setLimit(5L);
        Address address = vpc().DescribeAddresses(request).getAddressSet()[0];
        assertThat(address.getAddressId()).isEqualTo("eip-dgd545ef");
        assertThat(address.getAddressStatus()).isEqualTo("BIND");
        assertThat(address.getInstanceId()).isEqualTo(SERVER);
    }

    @Test
    void a_client_token_that_the_sdk_hands_on_makes_the_detach_happen_once() throws TencentCloudSDKException {
        DetachNetworkInterfaceRequest request = detach();
        request.set("ClientToken", "D-7K3Q9M-1");
        String first = vpc().DetachNetworkInterface(request).getRequestId();
        model.useClock(Clock.offset(model.clock(), TASK));

        assertThat(vpc().DetachNetworkInterface(request).getRequestId()).isEqualTo(first);
        assertThat(model.acceptedDetaches(ENI)).isEqualTo(1);
    }

    @Test
    void a_wrong_key_is_an_authentication_failure() {
        assertThat(codeOf(vpc(KEY.secretId(), "another"))).isEqualTo("AuthFailure.SignatureFailure");
        assertThat(codeOf(vpc("AKIDUNKNOWN", KEY.secretKey()))).isEqualTo("AuthFailure.SecretIdNotFound");
        assertThat(model.acceptedDetaches(ENI)).isZero();
    }

    @Test
    void a_token_that_nobody_issued_is_refused() {
        VpcClient client = new VpcClient(
                new Credential(KEY.secretId(), KEY.secretKey(), "made-up-token"),
                "ap-guangzhou",
                profile(cloud.uri(), HttpProfile.REQ_POST));
        assertThat(codeOf(client)).isEqualTo("AuthFailure.TokenFailure");
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 330})
    void a_timestamp_five_minutes_off_is_expired(long seconds) {
        Clock right = model.clock();
        model.useClock(Clock.offset(right, Duration.ofSeconds(seconds)));
        assertThat(codeOf(vpc())).isEqualTo("AuthFailure.SignatureExpire");
        model.useClock(Clock.offset(right, Duration.ofSeconds(seconds / 2)));
        assertThatCode(() -> vpc().DetachNetworkInterface(detach())).doesNotThrowAnyException();
    }

    @Test
    void an_unknown_action_and_an_unknown_version_are_named() {
        DetachNetworkInterfaceRequest other = detach();
        other.set("VpcId", "vpc-7t9nf3pu");
        assertThat(commonCode("2017-03-12", "DetachEverything", detach())).isEqualTo("InvalidAction");
        assertThat(commonCode("2016-01-01", "DetachNetworkInterface", detach())).isEqualTo("NoSuchVersion");
        assertThat(commonCode("2017-03-12", "DetachNetworkInterface", other)).isEqualTo("UnknownParameter");
    }

    private String commonCode(String version, String action, AbstractModel request) {
        CommonClient client = new CommonClient(
                "vpc",
                version,
                new Credential(KEY.secretId(), KEY.secretKey()),
                "ap-guangzhou",
                profile(cloud.uri(), HttpProfile.REQ_POST));
        return catchThrowableOfType(TencentCloudSDKException.class, () -> client.commonRequest(request, action))
                .getErrorCode();
    }

    @Test
    void refusals_and_faults_reach_the_sdk_as_documented_codes() {
        model.detachNow(ENI);
        assertThat(codeOf(vpc())).isEqualTo("UnsupportedOperation.AttachmentNotFound");
        cloud.faults()
                .set(FaultRule.of(Fault.ERROR_CODE)
                        .argument("RequestLimitExceeded")
                        .times(1));
        assertThat(codeOf(vpc())).isEqualTo("RequestLimitExceeded");
        cloud.faults().set(FaultRule.of(Fault.HTTP_5XX).times(1));
        assertThatThrownBy(() -> vpc().DetachNetworkInterface(detach())).hasMessageContaining("503");
    }
}
