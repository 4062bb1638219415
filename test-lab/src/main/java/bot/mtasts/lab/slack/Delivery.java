package bot.mtasts.lab.slack;

import bot.mtasts.lab.fake.Changes;
import bot.mtasts.lab.fake.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Something that was sent to the app, with every attempt to send it and what the app answered.
public final class Delivery {
  private final Changes changes;
  private final Parcel.Kind kind;
  private final ObjectNode payload;
  private final List<Ack> attempts = new ArrayList<>();
  private final List<SignedRequest> requests = new ArrayList<>();
  private boolean unwanted;

  Delivery(Changes changes, Parcel.Kind kind, ObjectNode payload) {
    this.changes = changes;
    this.kind = kind;
    this.payload = payload;
  }

  /// What it was, as Socket Mode calls it: `slash_commands`, `interactive`, `events_api`.
  public String kind() {
    return kind.word();
  }

  /// What was sent, as a tree; a command's form as its members.
  public JsonNode payload() {
    return payload.deepCopy();
  }

  /// The event's id, which all attempts share.
  ///
  /// @throws IllegalStateException if this is no event
  public String eventId() {
    return member("event_id");
  }

  /// Where the app may answer.
  ///
  /// @throws IllegalStateException if this has no such URL
  public String responseUrl() {
    return member("response_url");
  }

  /// What opens a modal.
  ///
  /// @throws IllegalStateException if this has no trigger
  public String triggerId() {
    return member("trigger_id");
  }

  private String member(String name) {
    String value = Json.text(payload, name);
    if (value == null) {
      throw new IllegalStateException("there is no " + name + " in " + kind.word());
    }
    return value;
  }

  /// How each attempt was acknowledged, in order.
  public List<Ack> attempts() {
    return changes.look(() -> List.copyOf(attempts));
  }

  /// How the last attempt was acknowledged.
  ///
  /// @throws IllegalStateException if there was none yet
  public Ack ack() {
    return changes.look(() -> {
      if (attempts.isEmpty()) {
        throw new IllegalStateException("nothing was sent yet");
      }
      return attempts.getLast();
    });
  }

  /// The requests as they were sent, in order; none in Socket Mode.
  public List<SignedRequest> requests() {
    return changes.look(() -> List.copyOf(requests));
  }

  ObjectNode copyOfPayload() {
    return payload.deepCopy();
  }

  Parcel.Kind parcelKind() {
    return kind;
  }

  void sent(SignedRequest request) {
    changes.make(() -> requests.add(request));
  }

  void attempted(Ack ack) {
    changes.make(() -> attempts.add(ack));
  }

  void unwanted() {
    changes.change(() -> {
      unwanted = true;
    });
  }

  /// Whether Slack would send it again by itself.
  boolean owed() {
    return changes.look(() ->
        kind == Parcel.Kind.EVENT
            && !unwanted
            && !attempts.isEmpty()
            && attempts.size() <= Deliveries.RETRIES
            && !attempts.getLast().accepted());
  }

  @Override
  public String toString() {
    return kind.word() + " " + attempts();
  }
}
