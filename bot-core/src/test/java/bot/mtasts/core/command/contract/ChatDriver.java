package bot.mtasts.core.command.contract;

import bot.mtasts.core.command.ChatPlatform;
import bot.mtasts.core.command.Dialogue;
import bot.mtasts.core.command.Press;
import bot.mtasts.core.delivery.Destination;
import java.util.List;

/// People in front of a chat, as an adapter's tests act them out: a stand-in for the chat's
/// servers, with one channel that we are in, and two people in it. What people do returns when the
/// platform has acknowledged it, and fails when it does not in the time that the chat allows.
public interface ChatDriver extends AutoCloseable {
  /// The first of the two people.
  String ALICE = "alice";

  /// The second of the two people.
  String BOB = "bob";

  /// Connects the platform under test. Called again after a restart of ours, when the former
  /// platform is closed: what was said in the chat is still there.
  ChatPlatform connect(Dialogue dialogue);

  /// The channel that we are in.
  Destination channel();

  /// A channel that we cannot post to, and that the chat knows it.
  Destination closedChannel();

  /// Somebody types a command in the channel.
  ///
  /// @param text what stands behind `/mtasts`
  void types(String person, String text);

  /// Somebody mentions us in the channel.
  ///
  /// @param text what stands behind the mention
  void mentions(String person, String text);

  /// Somebody presses a button of a message that they see.
  void presses(String person, Seen message, Press button);

  /// What becomes of *Re-run* under an answer that somebody else had asked for.
  Rerun othersRerun();

  /// A chat's manners.
  enum Rerun {
    /// The message is edited, for everybody.
    IN_PLACE,
    /// The presser has an answer of their own, which nobody else sees.
    FOR_THE_PRESSER
  }

  /// Somebody fills in a form that they see, and sends it.
  void submits(String person, Seen form, String text);

  /// What somebody sees of ours: messages in the channel, notes for them alone, forms; the oldest
  /// first.
  List<Seen> seenBy(String person);

  @Override
  void close();
}
