package bot.mtasts.webhook.inbound;

import bot.mtasts.core.integration.Scope;
import bot.mtasts.core.probe.EgressGuard;
import bot.mtasts.webhook.callback.UrlRules;
import bot.mtasts.webhook.fakes.FakeIntegrations;
import bot.mtasts.webhook.helpdesk.Preset;
import bot.mtasts.webhook.helpdesk.Presets;
import bot.mtasts.webhook.helpdesk.SetUp;
import bot.mtasts.webhook.integration.KeyText;
import bot.mtasts.webhook.outgoing.FixedDns;
import bot.mtasts.webhook.outgoing.VettedAddresses;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;

/// Whatever a stranger sends is read or refused, and never thrown over.
class HookFuzzTest {
  private static final KeyText KEY = KeyText.fresh();
  private static final HelpdeskHooks HOOKS =
      new HelpdeskHooks(
          new FakeIntegrations(),
          new UrlRules(
              UrlRules.Settings.usual(), new VettedAddresses(new FixedDns(), EgressGuard.strict())),
          _ -> Optional.empty());

  @FuzzTest(maxDuration = "30s")
  void bodies(FuzzedDataProvider data) {
    Preset preset = data.pickValue(Presets.all());
    String type = data.consumeBoolean() ? "application/json" : "application/x-www-form-urlencoded";
    HOOKS.read(
        SetUp.of(preset.word()).keys(KEY.kept(Set.of(Scope.CHECK), SetUp.NOW)).integration(),
        new HookCall(
            Map.of("Authorization", "Bearer " + KEY.whole().reveal(), "Content-Type", type),
            ByteString.of(data.consumeRemainingAsBytes()),
            SetUp.NOW));
  }

  @FuzzTest(maxDuration = "30s")
  void headers(FuzzedDataProvider data) {
    Preset preset = data.pickValue(Presets.all());
    Map<String, String> headers = new HashMap<>();
    preset.scheme().header().ifPresent(name -> headers.put(name, data.consumeString(100)));
    headers.put("X-Zendesk-Webhook-Signature-Timestamp", data.consumeString(40));
    headers.put("X-GLPI-timestamp", data.consumeString(40));
    headers.put("webhook-id", data.consumeString(40));
    headers.put("webhook-timestamp", data.consumeString(40));
    headers.put("Authorization", data.consumeString(100));
    HOOKS.read(
        SetUp.of(preset.word()).credentials(Map.of("hook-secret", "x")).integration(),
        new HookCall(headers, ByteString.of(data.consumeRemainingAsBytes()), SetUp.NOW));
  }
}
