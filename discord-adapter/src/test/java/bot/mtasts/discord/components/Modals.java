package bot.mtasts.discord.components;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import net.dv8tion.jda.api.modals.Modal;

/// A form as JDA sends it.
final class Modals {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Modals() {}

  static JsonNode json(Modal modal) throws IOException {
    return JSON.readTree(modal.toData().toString());
  }
}
