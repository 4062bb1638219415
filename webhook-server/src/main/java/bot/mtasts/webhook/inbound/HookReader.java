package bot.mtasts.webhook.inbound;

import bot.mtasts.core.integration.Integration;

/// Reads the calls of helpdesks in their own shapes.
public interface HookReader {
  /// Proves a call and reads what it asks. Never throws for anything a stranger may send.
  HookReading read(Integration integration, HookCall call);
}
