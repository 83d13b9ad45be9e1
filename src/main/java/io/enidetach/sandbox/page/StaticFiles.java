package io.enidetach.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The page's own files, from the class path under {@code /sandbox/}. Nothing else can be reached through it. */
final class StaticFiles extends Handler.Abstract {
    private static final Pattern NAME = Pattern.compile("/((?:[a-z0-9-]+/)*[a-z0-9-]+\\.([a-z]+))");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml");

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String asked = Request.getPathInContext(request);
        Matcher name = NAME.matcher(asked.equals("/") ? "/index.html" : asked);
        if (!HttpMethod.GET.is(request.getMethod()) || !name.matches()) return false;
        Optional<String> type = Optional.ofNullable(TYPES.get(name.group(2)));
        Optional<byte[]> content = type.isPresent() ? read(name.group(1)) : Optional.empty();
        if (content.isEmpty()) return false;
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type.get());
        response.write(true, ByteBuffer.wrap(content.get()), callback);
        return true;
    }

    private static Optional<byte[]> read(String name) throws IOException {
        try (InputStream file = StaticFiles.class.getResourceAsStream("/sandbox/" + name)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        }
    }
}
