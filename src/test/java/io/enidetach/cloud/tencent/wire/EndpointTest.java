package io.enidetach.cloud.tencent.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "https://{service}.api.qcloud.com, https://cvm.api.qcloud.com/v2/index.php, cvm.api.qcloud.com",
        "https://{service}.tencentcloudapi.com, https://cvm.tencentcloudapi.com/v2/index.php, cvm.tencentcloudapi.com",
        "https://{service}.ap-guangzhou.tencentcloudapi.com, https://cvm.ap-guangzhou.tencentcloudapi.com/v2/index.php,"
                + " cvm.ap-guangzhou.tencentcloudapi.com",
        "https://{service}.intl.tencentcloudapi.com, https://cvm.intl.tencentcloudapi.com/v2/index.php,"
                + " cvm.intl.tencentcloudapi.com",
        "https://{service}.ap-shanghai-fsi.tencentcloudapi.com,"
                + " https://cvm.ap-shanghai-fsi.tencentcloudapi.com/v2/index.php,"
                + " cvm.ap-shanghai-fsi.tencentcloudapi.com",
        "https://proxy.example:8443, https://proxy.example:8443/v2/index.php, proxy.example:8443",
        "https://proxy.example:443/, https://proxy.example/v2/index.php, proxy.example",
        "http://127.0.0.1:8080, http://127.0.0.1:8080/v2/index.php, 127.0.0.1:8080",
        "http://localhost, http://localhost/v2/index.php, localhost",
        "http://[::1]:8080, http://[::1]:8080/v2/index.php, [::1]:8080"
    })
    void the_host_that_is_signed_is_the_one_that_is_sent(String template, String url, String host) {
        var actual = new Endpoint(template).url("cvm", "/v2/index.php");

        assertThat(actual).hasToString(url);
        assertThat(Endpoint.host(actual)).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://vpc.api.qcloud.com",
                "http://{service}.api.qcloud.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com:8080",
                "http://10.0.0.1",
                "ftp://127.0.0.1",
                "127.0.0.1:8080",
                "",
                "https://id:key@vpc.api.qcloud.com",
                "https://vpc.api.qcloud.com/v2/index.php",
                "https://vpc.api.qcloud.com?a=b"
            })
    void other_forms_and_plain_http_to_elsewhere_are_refused(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint(template));
    }

    @Test
    void a_refusal_does_not_repeat_what_was_typed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Endpoint("https://id:hunter2@vpc.api.qcloud.com"))
                .withMessageNotContaining("hunter2");
    }
}
