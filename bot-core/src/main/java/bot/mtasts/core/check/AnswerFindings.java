package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.catalogue.SenderDifferences;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.PolicyParser;
import bot.mtasts.core.mtasts.PolicyReading;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.core.probe.HttpAnswer;
import bot.mtasts.core.probe.PlainHttpLook;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is found of an HTTP answer (RFC 8461 §3.2 and §3.3).
final class AnswerFindings {
  private static final Duration SLOW = Duration.ofSeconds(3);

  /// A location that can stand in a server's configuration without quoting.
  private static final Pattern PLAIN_URL = Pattern.compile("https?://[A-Za-z0-9._~:/?%=&-]{1,200}");

  private AnswerFindings() {}

  /// The findings on status, type, size and encoding. Whatever is not a 200 is nothing else.
  static List<Finding> of(Case given, HttpAnswer answer) {
    if (answer.isRedirect()) {
      return List.of(redirected(given, answer));
    }
    if (answer.status() != 200) {
      return List.of(status(given, answer));
    }
    List<Finding> findings = new ArrayList<>();
    boolean text = isPlainText(answer.contentType());
    if (!text) {
      findings.add(contentType(given, answer));
    }
    // A large web page is one fault, not two: the page is there in place of the policy.
    if (answer.tooLarge() && (text || !isHtml(answer))) {
      findings.add(tooLarge(given));
    }
    if (isCompressed(answer.contentEncoding())) {
      findings.add(contentEncoding(given, answer));
    }
    return findings;
  }

  private static Finding redirected(Case given, HttpAnswer answer) {
    String location = answer.location() == null ? "" : VisibleLine.of(answer.location());
    DomainName domain = given.seen().domain();
    Prose where =
        location.isEmpty()
            ? Prose.of("a redirect without an address")
            : Prose.of("a redirect to {}", location);
    Prose detail =
        Prose.of(
            "{} answers {}, {}. Senders must not follow it (RFC 8461 §3.3), and neither did we.",
            domain.policyUrl(),
            answer.status(),
            where);
    Prose remedy =
        PLAIN_URL.matcher(location).matches()
            ? Prose.of(
                    "Answer this one path with the policy itself. If the policy stays at {}, let the"
                        + " server fetch it from there; in nginx:{}",
                    location,
                    Prose.block(
                        "location = /.well-known/mta-sts.txt {\n    proxy_pass %s;\n}"
                            .formatted(location)))
                .then(" Or let it lie here: above the rule that redirects, in nginx:")
            : Prose.of(
                "Answer this one path with the policy itself. Above the rule that redirects, in nginx:");
    return given
        .found(FindingCode.POLICY_REDIRECTED)
        .detail(detail)
        .evidence("url", domain.policyUrl())
        .evidence("status", answer.status())
        .evidence("location", location)
        .remedy(remedy.then("{}", ServerLines.nginx()));
  }

  private static Finding status(Case given, HttpAnswer answer) {
    DomainName domain = given.seen().domain();
    return given
        .found(FindingCode.POLICY_HTTP_STATUS)
        .detail(
            "{} answers with status {}; only 200 counts (RFC 8461 §3.3).",
            domain.policyUrl(),
            answer.status())
        .evidence("url", domain.policyUrl())
        .evidence("status", answer.status())
        .remedy(statusRemedy(answer.status()));
  }

  private static Prose statusRemedy(int status) {
    return switch (status) {
      case 404, 410 ->
          Prose.of(
              "Put the policy where the server looks for {}. In nginx:{}",
              "/.well-known/mta-sts.txt",
              ServerLines.nginx());
      case 401, 403, 407, 429, 451 ->
          Prose.of(
              "Let everyone read this path, without a login, a list of permitted networks or a test"
                  + " for robots: senders are machines, and come from everywhere. In nginx:{}",
              ServerLines.nginx());
      default ->
          Prose.of(
              status >= 500
                  ? "The server's own log tells why. A plain file needs no application behind it;"
                      + " in nginx:{}"
                  : "Serve the policy as a plain file. In nginx:{}",
              ServerLines.nginx());
    };
  }

  private static Finding contentType(Case given, HttpAnswer answer) {
    String type = answer.contentType() == null ? "" : VisibleLine.of(answer.contentType());
    boolean html = isHtml(answer);
    Prose detail =
        type.isEmpty()
            ? Prose.of("The policy comes without a media type.")
            : Prose.of("The policy comes as {}.", type);
    detail = detail.then(" It has to be {} (RFC 8461 §3.2), and senders check it.", "text/plain");
    if (html) {
      detail = detail.then(" The body is a web page, not a policy.");
    }
    Prose first =
        html
            ? Prose.of(
                "Put the policy at this path: the site answers with one of its pages instead. ")
            : Prose.of("");
    return given
        .found(FindingCode.POLICY_CONTENT_TYPE)
        .detail(detail)
        .evidence("contentType", type)
        .evidence("html", html)
        .senders(SenderDifferences.CONTENT_TYPE.senders())
        .remedy(first.then("Set the type for this path:{}", ServerLines.contentType()));
  }

  private static Finding tooLarge(Case given) {
    return given
        .found(FindingCode.POLICY_TOO_LARGE)
        .detail(
            "The body is larger than {} octets (64 KiB), which is what senders read at most. We"
                + " stopped there.",
            HttpAnswer.LARGEST_BODY)
        .evidence("limit", HttpAnswer.LARGEST_BODY)
        .remedy(
            "If this is the policy, let wildcards stand for hosts that share a parent, such as {};"
                + " if it is another file, put the policy in its place.",
            "mx: *.mail." + given.seen().domain());
  }

  private static Finding contentEncoding(Case given, HttpAnswer answer) {
    String encoding = VisibleLine.of(String.valueOf(answer.contentEncoding()));
    return given
        .found(FindingCode.POLICY_CONTENT_ENCODING)
        .detail(
            "The body comes with {}, though we asked for it plain. A sender that cannot undo this"
                + " sees no policy.",
            "Content-Encoding: " + encoding)
        .evidence("contentEncoding", encoding)
        .remedy(
            "Switch compression off for this path; the file is tiny. In nginx and in Apache:{}",
            Prose.block(
                """
                gzip off;                                   # nginx, in the location
                SetEnvIf Request_URI mta-sts\\.txt$ no-gzip  # Apache\
                """));
  }

  /// `policy_slow`.
  static Optional<Finding> slow(Case given, PolicyFetch.Answered answered) {
    Duration took = answered.took();
    if (answered.answer().status() != 200 || took.compareTo(SLOW) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        given
            .found(FindingCode.POLICY_SLOW)
            .detail(
                "The policy took {} to come. RFC 8461 suggests that senders wait 60 seconds, but"
                    + " real ones give up sooner.",
                Prose.words(seconds(took)))
            .evidence("tookMs", took.toMillis())
            .senders(SenderDifferences.FETCH_TIME.senders())
            .remedy(
                "Serve the policy as a plain file from a server that is always up, or from a"
                    + " cache. This shows where the time goes:{}",
                Prose.block(
                    "curl -so /dev/null -w '%{time_connect} %{time_appconnect} %{time_total}\\n' "
                        + given.seen().domain().policyUrl())));
  }

  private static String seconds(Duration time) {
    return "%.1f seconds".formatted(time.toMillis() / 1000.0);
  }

  /// `policy_on_http`: also where HTTPS fails, since the file is evidently there.
  static Optional<Finding> onHttp(Case given) {
    return switch (given.seen().cleartext()) {
      case PlainHttpLook.Answered(var answer)
          when answer.status() == 200 && looksLikePolicy(answer) ->
          Optional.of(onHttp(given, answer));
      case PlainHttpLook.Answered _, PlainHttpLook.Nothing _ -> Optional.empty();
    };
  }

  private static Finding onHttp(Case given, HttpAnswer answer) {
    String host = given.seen().domain().policyHost().text();
    String url = "http://" + host + "/.well-known/mta-sts.txt";
    return given
        .found(FindingCode.POLICY_ON_HTTP)
        .detail("{} serves a policy in cleartext too. No sender asks there.", url)
        .evidence("url", url)
        .evidence("status", answer.status())
        .remedy(
            "Nothing needs mending. To be tidy, redirect port 80 to HTTPS, and keep the redirect"
                + " off HTTPS itself; in nginx:{}",
            Prose.block(
                "server {\n    listen 80;\n    server_name %s;\n    return 301 https://$host$request_uri;\n}"
                    .formatted(host)));
  }

  private static boolean looksLikePolicy(HttpAnswer answer) {
    PolicyReading.Fields fields = PolicyParser.read(answer.body().toByteArray()).fields();
    return fields.version() != null || fields.mode() != null;
  }

  /// Parameters and letter case do not matter.
  private static boolean isPlainText(@Nullable String contentType) {
    return contentType != null
        && contentType.split(";", 2)[0].strip().equalsIgnoreCase("text/plain");
  }

  private static boolean isHtml(HttpAnswer answer) {
    String start = answer.body().utf8().stripLeading().toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype html") || start.startsWith("<html");
  }

  private static boolean isCompressed(@Nullable String contentEncoding) {
    return contentEncoding != null
        && !contentEncoding.isBlank()
        && !contentEncoding.strip().equalsIgnoreCase("identity");
  }
}
