package bot.mtasts.slack.out;

import com.fasterxml.jackson.databind.json.JsonMapper;

/// The JSON that this package writes and reads.
final class Json {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}
}
