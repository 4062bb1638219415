package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Changes;
import bot.mtasts.lab.fake.Json;
import bot.mtasts.lab.slack.Post.Content;
import bot.mtasts.lab.slack.Post.Origin;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The `response_url`s: each comes with something a person did, and takes five messages within
/// thirty minutes (docs.slack.dev/interactivity/handling-user-interaction).
final class ResponseUrls {
  /// As the ledger calls a POST to one.
  static final String METHOD = "response_url";

  private static final Logger log = LoggerFactory.getLogger(ResponseUrls.class);
  private static final Duration LIFE = Duration.ofMinutes(Rule.RESPONSE_URL_MINUTES.limit());

  private static final class Door {
    final Channel channel;
    final SlackPerson person;
    final Instant opened;
    final boolean command;
    // The message that was pressed, or what was last posted through this.
    @Nullable Post original;
    int uses;

    Door(
        Channel channel,
        SlackPerson person,
        Instant opened,
        boolean command,
        @Nullable Post original) {
      this.channel = channel;
      this.person = person;
      this.opened = opened;
      this.command = command;
      this.original = original;
    }
  }

  private final Changes changes;
  private final InstantSource clock;
  private final Posts posts;
  private final Ledger ledger;
  private final Faults faults;
  private final boolean commandReplaces;
  private final Map<String, Door> doors = new HashMap<>();
  private @Nullable URI base;

  ResponseUrls(
      Changes changes,
      InstantSource clock,
      Posts posts,
      Ledger ledger,
      Faults faults,
      boolean commandReplaces) {
    this.changes = changes;
    this.clock = clock;
    this.posts = posts;
    this.ledger = ledger;
    this.faults = faults;
    this.commandReplaces = commandReplaces;
  }

  void listeningAt(URI httpBase) {
    base = httpBase;
  }

  /// For a slash command: there is no message yet.
  String forCommand(Channel channel, SlackPerson person) {
    return open(new Door(channel, person, clock.instant(), true, null), "commands");
  }

  /// For something done to a message.
  String forMessage(Post post, SlackPerson person) {
    return open(new Door(post.channel, person, clock.instant(), false, post), "actions");
  }

  private String open(Door door, String kind) {
    String path = kind + "/" + door.channel.workspace().id() + "/" + Ids.secret(16);
    changes.make(() -> doors.put(path, door));
    return base + path;
  }

  /// Answers a POST.
  ///
  /// @param path without the slash in front
  Reply post(String path, String contentType, String body) {
    JsonNode message = Json.parse(body).orElse(null);
    ObjectNode noted =
        message instanceof ObjectNode object ? object : Json.object().put("body", body);
    Fault fault = faults.take(METHOD);
    Reply reply =
        switch (fault) {
          case null -> answer(path, contentType, message);
          case Fault.Refuses(var code) -> refusal(404, code);
          case Fault.Limits(var wait) ->
              new Reply.Says(
                  429,
                  "application/json; charset=utf-8",
                  Refused.limited(wait).answer().toString(),
                  Map.of("Retry-After", Long.toString(wait.toSeconds())));
          case Fault.Status(int status) -> Reply.Says.text(status, "");
          case Fault.Hangs() -> new Reply.Hangs();
          case Fault.Drops() -> new Reply.Drops();
          case Fault.LosesTheAnswer() -> {
            answer(path, contentType, message);
            yield new Reply.Drops();
          }
        };
    note(path, noted, reply);
    return reply;
  }

  private void note(String path, ObjectNode arguments, Reply reply) {
    Door door = changes.look(() -> doors.get(path));
    String team = door == null ? null : door.channel.workspace().id();
    int status = reply instanceof Reply.Says says ? says.status() : 0;
    JsonNode answer =
        reply instanceof Reply.Says says
            ? Json.parse(says.body()).orElseGet(() -> Json.object().put("ok", status == 200))
            : null;
    ledger.called(new ApiCall(clock.instant(), METHOD, team, arguments, status, answer));
  }

  private Reply answer(String path, String contentType, @Nullable JsonNode message) {
    Door door = changes.look(() -> doors.get(path));
    if (door == null) {
      return refusal(404, "expired_url");
    }
    if (!contentType.toLowerCase(Locale.ROOT).startsWith("application/json")
        || message == null
        || !message.isObject()) {
      return broken(Rule.RESPONSE_URL_JSON, 400, "invalid_payload");
    }
    if (clock.instant().isAfter(door.opened.plus(LIFE))) {
      return broken(Rule.RESPONSE_URL_MINUTES, 404, "expired_url");
    }
    if (changes.make(() -> ++door.uses) > Rule.RESPONSE_URL_USES.limit()) {
      return broken(Rule.RESPONSE_URL_USES, 404, "used_url");
    }
    try {
      act(door, message);
      return Reply.Says.text(200, "ok");
    } catch (Refused e) {
      return Reply.Says.json(400, e.answer().toString());
    }
  }

  private Reply broken(Rule rule, int status, String error) {
    ledger.broke(new BrokenRule(rule, METHOD, error));
    return refusal(status, error);
  }

  private static Reply refusal(int status, String error) {
    return Reply.Says.json(status, new Refused(error).answer().toString());
  }

  private void act(Door door, JsonNode message) throws Refused {
    boolean deletes = Arguments.flag(message, "delete_original");
    if (deletes) {
      original(door)
          .ifPresent(post -> {
            posts.remove(post);
            changes.change(() -> {
              door.original = null;
            });
          });
    }
    if (deletes && !message.has("text") && !message.has("blocks")) {
      return;
    }
    Content content = content(METHOD, message);
    Optional<Post> replaced =
        Arguments.flag(message, "replace_original") && (!door.command || commandReplaces)
            ? original(door)
            : Optional.empty();
    if (replaced.isPresent()) {
      posts.edit(replaced.get(), content);
      return;
    }
    Post post = say(door.channel, door.person, message, content);
    if (door.command) {
      changes.change(() -> {
        door.original = post;
      });
    }
  }

  private Optional<Post> original(Door door) {
    return changes.look(
        () -> Optional.ofNullable(door.original).filter(p -> p.channel.post(p.ts).isPresent()));
  }

  /// What comes with the acknowledgement of a command is a message as well. If it breaks a rule,
  /// that is noted and nothing is shown.
  void acknowledged(Channel channel, SlackPerson person, String body) {
    JsonNode message =
        Json.parse(body)
            .filter(JsonNode::isObject)
            .orElseGet(() -> Json.object().put("text", body));
    if (message.isEmpty()) {
      return;
    }
    try {
      say(channel, person, message, content("slash_commands", message));
    } catch (Refused e) {
      log.atDebug().addKeyValue("outcome", e.error()).log("an acknowledgement is not shown");
    }
  }

  private Content content(String where, JsonNode message) throws Refused {
    JsonNode blocks = message.path("blocks");
    return posts.content(where, Json.text(message, "text"), blocks.isMissingNode() ? null : blocks);
  }

  // Whoever answers a person needs no membership: the person opened the way.
  private Post say(Channel channel, SlackPerson person, JsonNode message, Content content) {
    boolean forAll = "in_channel".equals(Json.text(message, "response_type"));
    return posts.say(
        channel,
        Origin.RESPONSE_URL,
        channel.workspace().botUserId(),
        content,
        Json.text(message, "thread_ts"),
        forAll ? null : person.id());
  }
}
