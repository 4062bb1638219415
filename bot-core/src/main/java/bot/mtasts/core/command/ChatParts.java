package bot.mtasts.core.command;

import bot.mtasts.core.request.CheckProgress;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.Generator;
import bot.mtasts.core.store.CheckRequests;
import java.time.InstantSource;

/// What commands work with.
///
/// @param pages where people read reports
public record ChatParts(
    CheckRequests requests,
    CheckProgress progress,
    Generator generator,
    ReportPages pages,
    InstantSource clock) {}
