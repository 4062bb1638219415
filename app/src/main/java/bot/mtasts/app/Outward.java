package bot.mtasts.app;

import bot.mtasts.app.config.ServiceConfig;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.core.probe.LookSettings;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.webhook.TrialRun;
import bot.mtasts.webhook.callback.CallbackKey;
import bot.mtasts.webhook.callback.CallbackSender;
import bot.mtasts.webhook.callback.StandardWebhooks;
import bot.mtasts.webhook.callback.UrlRules;
import bot.mtasts.webhook.helpdesk.HelpdeskSender;
import bot.mtasts.webhook.helpdesk.IntegrationTest;
import bot.mtasts.webhook.helpdesk.SettingRules;
import bot.mtasts.webhook.integration.IntegrationDesk;
import bot.mtasts.webhook.outgoing.GuardedHttp;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// What writes to other people's servers, with the rules that it keeps; and the desk at which
/// integrations are made under the same rules.
record Outward(
    GuardedHttp http,
    UrlRules rules,
    Optional<CallbackKey> key,
    CallbackSender callbacks,
    HelpdeskSender helpdesks,
    TrialRun trialRun,
    IntegrationDesk desk)
    implements AutoCloseable {

  /// Puts it together.
  ///
  /// @param guard which addresses may be written to
  /// @param lab whether plain http to loopback will do
  static Outward of(
      ServiceConfig config,
      Engine engine,
      EgressGuard guard,
      Kept kept,
      boolean lab,
      InstantSource clock) {
    UrlRules.Settings urls =
        new UrlRules.Settings(
            config.callbacks().allowHttp(), Set.copyOf(config.callbacks().ports()), lab);
    GuardedHttp http = new GuardedHttp(engine.dns(), guard, LookSettings.USER_AGENT);
    UrlRules rules = new UrlRules(urls, http.addresses());
    Optional<CallbackKey> key =
        config.callbacks().signingKey().map(Secret::reveal).map(CallbackKey::parse);
    var integrations = kept.store().integrations();
    CallbackSender callbacks =
        new CallbackSender(
            http, rules, new StandardWebhooks(key.orElse(null)), integrations, clock);
    HelpdeskSender helpdesks =
        new HelpdeskSender(
            integrations,
            kept.store().reports(),
            http,
            urls,
            pages(config.listening().publicUrl()),
            clock);
    return new Outward(
        http,
        rules,
        key,
        callbacks,
        helpdesks,
        new IntegrationTest(helpdesks, callbacks, rules, clock),
        new IntegrationDesk(
            integrations, kept.store().deliveries(), new SettingRules(urls, clock), clock));
  }

  // Where nobody said how we are reached from outside, a note had better not name an address.
  private static ReportPages pages(Optional<URI> publicUrl) {
    return publicUrl
        .<ReportPages>map(url -> checkId -> url + "/r/" + checkId)
        .orElse(ReportPages.NONE);
  }

  @Override
  public void close() {
    http.close();
  }
}
