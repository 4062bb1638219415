package bot.mtasts.discord.in;

import bot.mtasts.discord.DiscordPlace.Acknowledged;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The acknowledgement of one thing that somebody did. Discord takes one, within three seconds, and
/// whoever gave it goes on: so a thing that is heard twice is done once.
final class Acknowledgement {
  private static final Logger log = LoggerFactory.getLogger(Acknowledgement.class);
  private static final MediaType JSON = MediaType.get("application/json");

  // interactions/receiving-and-responding, "Interaction Callback Type" and "Message Flags".
  private static final int DEFERRED_MESSAGE = 5;
  private static final int DEFERRED_UPDATE = 6;
  private static final int EPHEMERAL = 1 << 6;

  private final IReplyCallback event;
  private final Acknowledged how;
  private final URI apiUrl;
  private final CompletableFuture<InteractionHook> first = new CompletableFuture<>();

  Acknowledgement(IReplyCallback event, Acknowledged how, URI apiUrl) {
    this.event = event;
    this.how = how;
    this.apiUrl = apiUrl;
  }

  /// How it comes out.
  enum Outcome {
    /// It is ours to go on.
    TAKEN("taken"),
    /// Discord did not wait for us, and has told them so.
    LATE("late"),
    /// Somebody else has acknowledged it, and goes on.
    ELSEWHERE("elsewhere"),
    /// Discord cannot be reached, or did not understand us.
    FAILED("not_acknowledged");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /// For logs.
    String word() {
      return word;
    }
  }

  /// Sends it, and returns at once.
  ///
  /// @param ended is told when Discord has answered, or could not be asked
  void send(Runnable ended) {
    var _ =
        submitted()
            .whenComplete((hook, trouble) -> {
              ended.run();
              if (trouble == null) {
                first.complete(hook);
              } else {
                first.completeExceptionally(trouble);
              }
            });
  }

  private CompletableFuture<InteractionHook> submitted() {
    return switch (how) {
      case FOR_ALL -> event.deferReply(false).submit();
      case FOR_ASKER -> event.deferReply(true).submit();
      case IN_PLACE ->
          event instanceof IMessageEditCallback pressed
              ? pressed.deferEdit().submit()
              : CompletableFuture.failedFuture(
                  new IllegalStateException("there is no message to be edited"));
    };
  }

  /// Waits for Discord's answer.
  ///
  /// @throws InterruptedException if the caller's thread is interrupted
  Outcome await() throws InterruptedException {
    try {
      var _ = first.get();
      return Outcome.TAKEN;
    } catch (ExecutionException e) {
      Throwable trouble =
          e.getCause() instanceof CompletionException c ? c.getCause() : e.getCause();
      if (!(trouble instanceof ErrorResponseException answered)) {
        throw new IllegalStateException("an acknowledgement could not be sent", trouble);
      }
      return switch (answered.getErrorResponse()) {
        case UNKNOWN_INTERACTION -> Outcome.LATE;
        case INTERACTION_ALREADY_ACKNOWLEDGED -> Outcome.ELSEWHERE;
        // JDA's word for whatever is no answer of Discord's, a connection that broke included.
        case SERVER_ERROR -> again();
        default -> {
          log.atError().addKeyValue("status", answered.getErrorCode()).log("discord answer");
          yield Outcome.FAILED;
        }
      };
    }
  }

  /// Discord's answer was lost, and perhaps our acknowledgement with it. That it had come is then
  /// known by its being refused now. JDA sends none twice.
  private Outcome again() throws InterruptedException {
    try (Response response = event.getJDA().getHttpClient().newCall(request()).execute()) {
      if (response.isSuccessful()) {
        return Outcome.TAKEN;
      }
      int code = DataObject.fromJson(response.body().bytes()).getInt("code", 0);
      if (code == ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED.getCode()) {
        return Outcome.TAKEN;
      }
      if (code == ErrorResponse.UNKNOWN_INTERACTION.getCode()) {
        return Outcome.LATE;
      }
      log.atError().addKeyValue("status", response.code()).log("discord answer");
      return Outcome.FAILED;
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("no longer waiting for Discord");
      }
      // Its message may name the URL, and with it the token.
      log.atError().addKeyValue("outcome", e.getClass().getSimpleName()).log("discord answer");
      return Outcome.FAILED;
    }
  }

  private Request request() {
    DataObject body = DataObject.empty();
    switch (how) {
      case FOR_ALL -> body.put("type", DEFERRED_MESSAGE);
      case FOR_ASKER ->
          body.put("type", DEFERRED_MESSAGE)
              .put("data", DataObject.empty().put("flags", EPHEMERAL));
      case IN_PLACE -> body.put("type", DEFERRED_UPDATE);
    }
    String path = "interactions/%s/%s/callback".formatted(event.getId(), event.getToken());
    return new Request.Builder()
        .url(apiUrl.resolve(path).toString())
        .post(RequestBody.create(body.toString(), JSON))
        .build();
  }
}
