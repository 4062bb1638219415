package bot.mtasts.discord;

import bot.mtasts.core.command.ReplySink;

/// Makes what people are answered through.
public interface Sinks {
  /// Where whoever spoke to us there is answered; for one invocation or one press of a button. Does
  /// not ask Discord anything yet.
  ReplySink at(DiscordPlace place);
}
