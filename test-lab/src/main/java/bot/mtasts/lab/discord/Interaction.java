package bot.mtasts.lab.discord;

import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something a person did that the app has to answer, and what came of it.
public final class Interaction {
  /// What the person did.
  public enum Kind {
    /// Used a slash command.
    COMMAND(2),
    /// Used a message's context menu.
    MESSAGE_COMMAND(2),
    /// Typed into an option that suggests.
    AUTOCOMPLETE(4),
    /// Pressed a button or chose from a menu.
    COMPONENT(3),
    /// Submitted a modal.
    MODAL(5);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /// The first answer.
  ///
  /// @param type Discord's number: 4 message, 5 deferred, 6 deferred update, 7 update, 8
  ///   suggestions, 9 modal
  /// @param took from the sending of the interaction, by the machine's time
  public record Ack(int type, Duration took) {}

  /// A suggestion for an option.
  public record Choice(String name, JsonNode value) {}

  private final DiscordWorld world;
  private final Kind kind;
  private final DiscordPerson person;
  private final Channel channel;
  private final @Nullable Post source;
  private final ObjectNode owners;
  private final String id;
  private final String token;
  private final Instant begun;
  private final long sentMillis;
  private final long sentNanos = System.nanoTime();
  private final List<Post> followUps = new ArrayList<>();
  private final List<Choice> choices = new ArrayList<>();
  private boolean delivered;
  private @Nullable Ack ack;
  private @Nullable Post original;
  private @Nullable Modal modal;

  /// Only while the lock is held.
  ///
  /// @param source the message whose component was used, or that the modal came from
  /// @param owners for whom the app is installed: `authorizing_integration_owners`
  Interaction(
      DiscordWorld world,
      Kind kind,
      DiscordPerson person,
      Channel channel,
      @Nullable Post source,
      ObjectNode owners) {
    this.world = world;
    this.kind = kind;
    this.person = person;
    this.channel = channel;
    this.source = source;
    this.owners = owners;
    this.id = world.ids.next();
    this.token = "aW50ZXJhY3Rpb24" + Snowflakes.secret(24);
    this.begun = world.settings.clock().instant();
    this.sentMillis = world.settings.stopwatch().millis();
    world.interactions.put(token, this);
  }

  /// A snowflake.
  public String id() {
    return id;
  }

  /// What answers it: never to be logged by an app.
  public String token() {
    return token;
  }

  /// What the person did.
  public Kind kind() {
    return kind;
  }

  /// Who did it.
  public DiscordPerson person() {
    return person;
  }

  /// Where.
  public Channel channel() {
    return channel;
  }

  /// Whether the app was connected, or at least may resume and still get it.
  public boolean delivered() {
    return world.changes.look(() -> delivered);
  }

  /// The first answer; empty if there is none yet.
  public Optional<Ack> ack() {
    return world.changes.look(() -> Optional.ofNullable(ack));
  }

  /// The first answer, as soon as it is there.
  public Ack awaitAck() {
    return await("an answer to " + this, () -> Optional.ofNullable(ack));
  }

  /// The first answer; empty if it does not come within this time.
  public Optional<Ack> ackWithin(Duration patience) {
    return world.changes.await(patience, () -> Optional.ofNullable(ack));
  }

  /// Whether the person reads "The application did not respond".
  public boolean failed() {
    return world.changes.look(() -> ack == null && (!delivered || late()));
  }

  /// What the app showed for it: the original first, then the follow-ups.
  public List<Message> messages() {
    return world.changes.look(() -> posts().stream().map(Post::asSeen).toList());
  }

  /// The message that answers it; empty if there is none, or it was removed.
  public Optional<Message> original() {
    return world.changes.look(() -> Optional.ofNullable(original).map(Post::asSeen));
  }

  /// Its message that is like this, as soon as there is one.
  public Message awaitMessage(Predicate<Message> like) {
    return await(
        "a message for " + this, () -> posts().stream().map(Post::asSeen).filter(like).findFirst());
  }

  /// Its message that says this, as soon as there is one.
  public Message awaitWords(String words) {
    return awaitMessage(message -> message.words().contains(words));
  }

  /// The modal that opened; empty if none did.
  public Optional<Modal> modal() {
    return world.changes.look(() -> Optional.ofNullable(modal));
  }

  /// The modal, as soon as it is open.
  public Modal awaitModal() {
    return await("a modal for " + this, () -> Optional.ofNullable(modal));
  }

  /// The suggestions, as soon as they are there; perhaps none.
  public List<Choice> awaitChoices() {
    awaitAck();
    return world.changes.look(() -> List.copyOf(choices));
  }

  /// The suggestions; none if they do not come within this time.
  public List<Choice> choicesWithin(Duration patience) {
    return world
        .changes
        .await(patience, () -> Optional.ofNullable(ack).map(_ -> List.copyOf(choices)))
        .orElse(List.of());
  }

  private <T> T await(String what, Supplier<Optional<T>> look) {
    return world
        .changes
        .await(world.settings.patience(), look)
        .orElseThrow(() ->
            new AssertionError(
                "waited "
                    + world.settings.patience().toMillis()
                    + " ms for "
                    + what
                    + "; there is: ack "
                    + ack()
                    + ", messages "
                    + messages()));
  }

  // From here on: only while the lock is held.

  private List<Post> posts() {
    var posts = new ArrayList<Post>();
    if (original != null) {
      posts.add(original);
    }
    posts.addAll(followUps);
    return posts;
  }

  void delivered(boolean value) {
    delivered = value;
  }

  /// Whether the time for the first answer is over.
  boolean late() {
    return world.settings.stopwatch().millis() - sentMillis
        >= world.settings.callbackLimit().toMillis();
  }

  /// Whether the token has died.
  boolean expired() {
    return !world
        .settings
        .clock()
        .instant()
        .isBefore(begun.plus(Duration.ofMinutes(Rule.TOKEN_MINUTES.limit())));
  }

  /// Whether only a person has the app here.
  boolean forUserOnly() {
    return !owners.has("0");
  }

  /// Whether all answers are for the person alone.
  boolean quiet() {
    Guild guild = channel.guildOrNull();
    return guild != null && guild.isQuiet() && forUserOnly();
  }

  /// For whom the app is installed: `authorizing_integration_owners`.
  ObjectNode owners() {
    return owners;
  }

  @Nullable Post source() {
    return source;
  }

  @Nullable Post originalPost() {
    return original;
  }

  boolean acknowledged() {
    return ack != null;
  }

  void acknowledge(int type) {
    ack = new Ack(type, Duration.ofNanos(System.nanoTime() - sentNanos));
  }

  void originalPost(@Nullable Post post) {
    original = post;
  }

  void open(JsonNode data) {
    modal = new Modal(this, data);
  }

  void suggest(JsonNode data) {
    Json.each(data.path("choices"))
        .map(choice -> new Choice(choice.path("name").asText(), choice.path("value")))
        .forEach(choices::add);
  }

  List<Post> followUps() {
    return followUps;
  }

  @Override
  public String toString() {
    return kind + " of " + person.name() + " in " + channel + " (" + id + ")";
  }
}
