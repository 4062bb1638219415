package bot.mtasts.slack.out;

import bot.mtasts.core.command.ReplyWriter;
import bot.mtasts.core.command.progress.ProgressEdits;
import bot.mtasts.core.command.progress.ThreadedTimekeeper;
import bot.mtasts.core.command.progress.Timekeeper;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.service.PayloadWriter;
import bot.mtasts.slack.Sinks;
import bot.mtasts.slack.Tokens;
import bot.mtasts.slack.blocks.BlockKitRenderer;
import com.slack.api.Slack;
import java.time.InstantSource;

/// All that speaks to Slack, put together: it shares one pace, and one knowledge of what is open.
///
/// @param sinks answer people
/// @param sender brings results
/// @param writer writes them
/// @param channels finds the channels that people name
/// @param web asks Slack the rest
public record SlackOut(
    Sinks sinks,
    DeliverySender sender,
    PayloadWriter writer,
    SlackChannels channels,
    SlackWeb web,
    ThreadedTimekeeper time)
    implements AutoCloseable {

  /// Puts it together.
  ///
  /// @param slack of [SlackClient#of]; stays whoever's it is
  /// @param pages where people read reports
  public static SlackOut of(
      Slack slack,
      Tokens tokens,
      BlockKitRenderer renderer,
      ReportPages pages,
      InstantSource clock) {
    ThreadedTimekeeper time = new ThreadedTimekeeper("slack", clock);
    Parts parts = Parts.of(slack, tokens, renderer, time);
    return new SlackOut(
        parts.sinks(),
        parts.sender(),
        new ReplyWriter(reply -> MessageJson.write(renderer.message(reply)), pages),
        parts.channels(),
        parts.web(),
        time);
  }

  /// What goes by a clock, of a test too.
  record Parts(SlackSinks sinks, SlackSender sender, SlackChannels channels, SlackWeb web) {
    static Parts of(Slack slack, Tokens tokens, BlockKitRenderer renderer, Timekeeper time) {
      SlackWeb web = new SlackWeb(slack);
      ResponseUrls urls = new ResponseUrls(slack);
      ChannelPace pace = new ChannelPace(time);
      Voice voice = new Voice(web, tokens, pace);
      ProgressEdits<AnswerPlace> edits = new ProgressEdits<>(time);
      UrlNotes notes = new UrlNotes();
      AnswerPlacer placer = new AnswerPlacer(voice, urls, notes, pace, time);
      SlackChannels channels = new SlackChannels(voice, web, tokens, time);
      return new Parts(
          new SlackSinks(
              new SlackSinks.Desk(voice, urls, notes, placer, edits, pace, renderer, tokens, time)),
          new SlackSender(voice, channels, placer, edits),
          channels,
          web);
    }
  }

  /// Ends what waits for its moment. What is open stays as it is; its answers are deliveries.
  @Override
  public void close() {
    time.close();
  }
}
