package bot.mtasts.discord.out;

import bot.mtasts.core.command.ReplyWriter;
import bot.mtasts.core.command.progress.ProgressEdits;
import bot.mtasts.core.command.progress.ThreadedTimekeeper;
import bot.mtasts.core.command.progress.Timekeeper;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.PayloadWriter;
import bot.mtasts.discord.DiscordSettings;
import bot.mtasts.discord.Sinks;
import java.time.InstantSource;

/// All that speaks to Discord, put together: it shares one pace, and one knowledge of what is open.
/// It needs no gateway: an instance that holds no shard delivers as well.
///
/// @param sinks answer people
/// @param sender brings results
/// @param writer writes them
/// @param channels looks at the channels that people name
public record DiscordOut(
    Sinks sinks,
    DeliverySender sender,
    PayloadWriter writer,
    DiscordChannels channels,
    DiscordRest rest,
    ThreadedTimekeeper time)
    implements AutoCloseable {

  /// Puts it together.
  ///
  /// @param settings with a token
  /// @param pages where people read reports
  /// @throws IllegalArgumentException if Discord is not wanted
  public static DiscordOut of(
      DiscordSettings settings, Drawing drawing, ReportPages pages, InstantSource clock) {
    var token = settings.token();
    if (token == null) {
      throw new IllegalArgumentException("there is nothing to speak to Discord with");
    }
    ThreadedTimekeeper time = new ThreadedTimekeeper("discord", clock);
    DiscordRest rest = new DiscordRest(settings.apiUrl(), token, time);
    Parts parts = Parts.of(rest, drawing, time);
    return new DiscordOut(
        parts.sinks(),
        parts.sender(),
        new ReplyWriter(reply -> DiscordMessageJson.write(drawing.message(reply)), pages),
        parts.channels(),
        rest,
        time);
  }

  /// What goes by a clock, of a test too.
  record Parts(DiscordSinks sinks, DiscordSender sender, DiscordChannels channels) {
    static Parts of(DiscordRest rest, Drawing drawing, Timekeeper time) {
      Voice voice = new Voice(rest);
      AnswerPlacer placer = new AnswerPlacer(voice, time);
      ProgressEdits<AnswerPlace> edits = new ProgressEdits<>(time);
      return new Parts(
          new DiscordSinks(new DiscordSinks.Desk(voice, placer, edits, drawing)),
          new DiscordSender(voice, placer, edits),
          new DiscordChannels(rest));
    }
  }

  /// Ends what waits for its moment, and lets connections go. What is open stays as it is; its
  /// answers are deliveries.
  @Override
  public void close() {
    time.close();
    rest.close();
  }
}
