package bot.mtasts.lab.scenario;

import bot.mtasts.lab.world.Bytes;
import bot.mtasts.lab.world.CertificatePlan;
import bot.mtasts.lab.world.HttpAnswer;
import bot.mtasts.lab.world.HttpAnswer.Framing;
import bot.mtasts.lab.world.HttpAnswer.Header;
import bot.mtasts.lab.world.HttpAnswer.Pace;
import bot.mtasts.lab.world.HttpAnswer.Response;
import bot.mtasts.lab.world.HttpPort;
import bot.mtasts.lab.world.HttpsPort;
import bot.mtasts.lab.world.TlsManner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Reads one address of `policy_host:`.
final class WebReader {
  static final Bytes PAGE =
      Bytes.utf8("<!DOCTYPE html>\n<html><body><h1>There is no policy here</h1></body></html>\n");

  private static final Map<String, HttpsPort> SHUT =
      Map.of("refused", new HttpsPort.Closed(), "reset", new HttpsPort.Resets());
  private static final Map<String, HttpAnswer> ODD_ANSWERS =
      Map.of(
          "silent", new HttpAnswer.Silent(),
          "closes", new HttpAnswer.Closes(),
          "not_http", new HttpAnswer.Says("220 this is a mail server\r\n"));
  private static final Map<String, Framing> FRAMINGS =
      Map.of(
          "length",
          Framing.CONTENT_LENGTH,
          "chunked",
          Framing.CHUNKED,
          "until_close",
          Framing.UNTIL_CLOSE);

  private final String host;

  WebReader(String host) {
    this.host = host;
  }

  HttpsPort https(@Nullable Place server, PolicyReader policies, Bytes policy) {
    if (server == null) {
      return new HttpsPort.Opens(
          new TlsManner.Presents(CertificatePlan.good(host)), plain(200, "text/plain", policy));
    }
    var shut = server.get("https");
    var answer = answer(server, policies, policy);
    var tls = TlsReader.read(server, host);
    return shut == null ? new HttpsPort.Opens(tls, answer) : shut.word(SHUT);
  }

  HttpPort http(@Nullable Place server, Bytes policy) {
    if (server == null) {
      return new HttpPort.Closed();
    }
    String https = "https://" + host + "/.well-known/mta-sts.txt";
    Map<String, HttpPort> manners =
        Map.of(
            "refused", new HttpPort.Closed(),
            "policy", new HttpPort.Opens(plain(200, "text/plain", policy)),
            "page", new HttpPort.Opens(plain(200, "text/html", PAGE)),
            "not_found", new HttpPort.Opens(plain(404, "text/html", PAGE)),
            "redirect",
                new HttpPort.Opens(
                    new Response(
                        301,
                        List.of(new Header("Location", https)),
                        Bytes.utf8(""),
                        Framing.CONTENT_LENGTH,
                        new Pace.AtOnce())));
    return server.orElse("http", new HttpPort.Closed(), place -> place.word(manners));
  }

  private static HttpAnswer answer(Place server, PolicyReader policies, Bytes policy) {
    var odd = server.get("answer");
    int status = server.orElse("status", 200, Place::number);
    Bytes own = server.orElse("policy", policy, policies::read);
    Bytes body = server.orElse("body", status == 200 ? own : PAGE, place -> body(place, own));
    var headers = new ArrayList<Header>();
    String type =
        server.orElse(
            "content_type",
            body.equals(PAGE) ? "text/html; charset=utf-8" : "text/plain",
            Place::text);
    if (!type.equals("none")) {
      headers.add(new Header("Content-Type", type));
    }
    server
        .orElse("headers", Map.<String, Place>of(), Place::entries)
        .forEach((name, value) -> headers.add(new Header(name, value.text())));
    if (server.orElse("gzip", false, Place::yes)) {
      headers.add(new Header("Content-Encoding", "gzip"));
      body = gzipped(body);
    }
    var framing = server.orElse("framing", Framing.CONTENT_LENGTH, place -> place.word(FRAMINGS));
    var pace = server.orElse("pace", new Pace.AtOnce(), WebReader::pace);
    return odd == null ? new Response(status, headers, body, framing, pace) : odd.word(ODD_ANSWERS);
  }

  private static Bytes body(Place place, Bytes policy) {
    return place.is("policy") ? policy : place.is("page") ? PAGE : Bytes.utf8(place.text());
  }

  private static Pace pace(Place place) {
    if (place.is("endless")) {
      return new Pace.Endless();
    }
    var late = place.get("late");
    var cut = place.get("cut");
    var trickle = place.get("trickle");
    var every = place.get("every");
    place.done();
    if (late != null) {
      return new Pace.Late(late.duration());
    }
    if (cut != null) {
      return new Pace.Cut(cut.number());
    }
    if (trickle != null && every != null) {
      return new Pace.Trickle(trickle.number(), every.duration());
    }
    throw place.trouble("expected `endless`, {late: 4s}, {cut: 20} or {trickle: 10, every: 200ms}");
  }

  private static Response plain(int status, String type, Bytes body) {
    return new Response(
        status,
        List.of(new Header("Content-Type", type)),
        body,
        Framing.CONTENT_LENGTH,
        new Pace.AtOnce());
  }

  private static Bytes gzipped(Bytes body) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(body.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.of(out.toByteArray());
  }
}
