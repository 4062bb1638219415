package bot.mtasts.webhook.callback;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.integration.SigningSecret;
import bot.mtasts.core.store.Integrations;
import bot.mtasts.webhook.outgoing.Exchange;
import bot.mtasts.webhook.outgoing.GuardedHttp;
import bot.mtasts.webhook.outgoing.RetryAfter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/// Posts events to callback URLs, signed as Standard Webhooks says, the stored octets as they are.
public final class CallbackSender implements DeliverySender {
  private static final int GONE = 410;

  private final GuardedHttp http;
  private final UrlRules rules;
  private final StandardWebhooks signer;
  private final Integrations integrations;
  private final InstantSource clock;

  /// Sends for these integrations, with their secrets.
  public CallbackSender(
      GuardedHttp http,
      UrlRules rules,
      StandardWebhooks signer,
      Integrations integrations,
      InstantSource clock) {
    this.http = http;
    this.rules = rules;
    this.signer = signer;
    this.integrations = integrations;
    this.clock = clock;
  }

  /// {@inheritDoc}
  ///
  /// Takes at most 15 s and the 5 s of a look-up.
  ///
  /// @throws IllegalArgumentException if the delivery's destination is no callback
  @Override
  public Answer send(Delivery delivery) throws InterruptedException {
    if (!(delivery.destination() instanceof Destination.Callback(var url))) {
      throw new IllegalArgumentException("no callback: " + delivery.id());
    }
    Integration integration = owner(delivery.integration());
    if (integration == null && delivery.integration() != null) {
      // Nothing is left to sign with, and nobody is left who wants it.
      return new Answer.Forbidden("The integration that asked for this is no more.");
    }
    return switch (rules.judge(url, integration)) {
      case UrlRules.Judged.Refused(var sentence) -> new Answer.Forbidden(sentence);
      case UrlRules.Judged.Fine(var target) ->
          answer(http.exchange(request(delivery, integration, target), Exchange.EXCERPT));
    };
  }

  private @Nullable Integration owner(@Nullable String name) {
    return name == null ? null : integrations.find(name).orElse(null);
  }

  private Request request(Delivery delivery, @Nullable Integration integration, HttpUrl target) {
    Instant now = clock.instant();
    List<Secret> secrets = integration == null ? List.of() : valid(integration, now);
    Request.Builder request =
        new Request.Builder()
            .url(target)
            .header(StandardWebhooks.ID, delivery.messageId())
            .header(StandardWebhooks.TIMESTAMP, Long.toString(now.getEpochSecond()))
            .post(
                RequestBody.create(
                    delivery.payload().body(), MediaType.parse(delivery.payload().contentType())));
    String signature = signer.sign(secrets, delivery.messageId(), now, delivery.payload().body());
    if (!signature.isEmpty()) {
      request.header(StandardWebhooks.SIGNATURE, signature);
    }
    return request.build();
  }

  private static List<Secret> valid(Integration integration, Instant now) {
    return integration.signingSecrets().stream()
        .filter(secret -> secret.validAt(now))
        .map(SigningSecret::secret)
        .toList();
  }

  private Answer answer(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered answered -> answer(answered);
      case Exchange.Unreached(var reason) -> new Answer.Unreached(reason);
      case Exchange.Forbidden() -> new Answer.Forbidden(Exchange.Forbidden.REASON);
    };
  }

  private Answer answer(Exchange.Answered answered) {
    int status = answered.status();
    if (answered.success()) {
      return new Answer.Accepted(status, answered.excerpt());
    }
    if (status == GONE) {
      return new Answer.Gone(status, "HTTP 410: the receiver wants no more callbacks.");
    }
    return new Answer.Declined(
        status,
        RetryAfter.read(answered.headers().get("Retry-After"), clock.instant()),
        // Standard Webhooks: a redirect is a failure, for it would hand the event to another host.
        status / 100 == 3
            ? "HTTP %d: redirects are not followed.".formatted(status)
            : "HTTP " + status,
        answered.excerpt(),
        null);
  }
}
