package bot.mtasts.webhook.api;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/// How each of our HTTP servers is set up: limits, words for errors, a line in the log.
final class HttpFace implements AutoCloseable {
  // Javalin would take it for the method, past every log and proxy that saw another.
  private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

  // How long requests that run when the server is closed have to end.
  private static final Duration TO_FINISH = Duration.ofSeconds(2);

  private final Javalin javalin;
  private final URI address;

  private HttpFace(Javalin javalin, URI address) {
    this.javalin = javalin;
    this.address = address;
  }

  /// Listens, and answers from now on.
  ///
  /// @param port 0 for any that is free
  static HttpFace open(
      String host,
      int port,
      HttpLimits limits,
      ProblemAnswers problems,
      RequestLog log,
      Consumer<RoutesConfig> routes) {
    Javalin javalin =
        Javalin.create(config -> {
          quiet(config);
          config.jetty.modifyServer(HttpFace::letFinish);
          config.jetty.addConnector((server, http) -> {
            server.setErrorHandler(new JettyErrors(problems));
            server.addBean(new NetworkConnectionLimit(limits.connections(), server));
            limit(http, limits);
            ServerConnector connector =
                new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(host);
            connector.setPort(port);
            connector.setIdleTimeout(limits.silence().toMillis());
            return connector;
          });
          config.router.javaLangErrorHandler(
              (response, error) -> response.setStatus(problems.bug(error).kind().status()));
          config.requestLogger.http(log::answered);
          config.routes.before(ctx -> SecurityHeaders.ALWAYS.forEach(ctx::header));
          problems.mount(config.routes);
          routes.accept(config.routes);
        });
    javalin.start();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return new HttpFace(javalin, URI.create("http://" + shown + ":" + javalin.port()));
  }

  private static void quiet(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    // A secret beside a stranger's text in one compressed body can be guessed from its length.
    config.http.compressionStrategy = CompressionStrategy.NONE;
  }

  // Whoever waits for a result that has just come should get it; an event stream is cut.
  private static void letFinish(Server server) {
    server.setStopTimeout(TO_FINISH.toMillis());
    server.insertHandler(new GracefulHandler());
  }

  private static void limit(HttpConfiguration http, HttpLimits limits) {
    http.setRequestHeaderSize(limits.headers());
    http.setSendServerVersion(false);
    // Else a value that differs from an earlier one of the same connection in letter case only is
    // read as that earlier one: a key, an ETag, an Idempotency-Key.
    http.setHeaderCacheCaseSensitive(true);
    // Javalin asks for LEGACY, which takes `%2F` and `..;` for parts of a path.
    http.setUriCompliance(UriCompliance.DEFAULT);
    http.addCustomizer((request, _) -> withoutOverride(request));
  }

  private static Request withoutOverride(Request request) {
    if (!request.getHeaders().contains(METHOD_OVERRIDE)) {
      return request;
    }
    HttpFields without =
        HttpFields.build(request.getHeaders()).remove(METHOD_OVERRIDE).asImmutable();
    return new Request.Wrapper(request) {
      @Override
      public HttpFields getHeaders() {
        return without;
      }
    };
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
