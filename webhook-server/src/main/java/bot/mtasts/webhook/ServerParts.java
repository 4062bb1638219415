package bot.mtasts.webhook;

import bot.mtasts.core.request.CheckProgress;
import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.core.store.Deliveries;
import bot.mtasts.core.store.Integrations;
import bot.mtasts.core.store.Reports;
import bot.mtasts.webhook.callback.CallbackRules;
import bot.mtasts.webhook.inbound.HookReader;
import bot.mtasts.webhook.integration.IntegrationDesk;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// What the server works with.
///
/// @param desk changes integrations; works on the same `integrations`
/// @param notReady what is not as it should be, a sentence each, for `/readyz`; empty when all is
///   well
public record ServerParts(
    CheckRequests requests,
    Reports reports,
    Deliveries deliveries,
    Integrations integrations,
    CheckProgress progress,
    HookReader hooks,
    CallbackRules callbackRules,
    ChatChannels chatChannels,
    ReportHtml reportHtml,
    SetupTexts setupTexts,
    IntegrationDesk desk,
    TrialRun trialRun,
    Metrics metrics,
    Supplier<List<String>> notReady,
    InstantSource clock) {}
