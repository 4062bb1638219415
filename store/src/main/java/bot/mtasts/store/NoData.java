package bot.mtasts.store;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/// Jobs carry nothing but an id: db-scheduler's own way would be Java serialisation, which is
/// neither readable nor safe to read.
final class NoData implements Serializer {
  @Override
  public byte @Nullable [] serialize(@Nullable Object data) {
    if (data != null) {
      throw new IllegalArgumentException("a job carries nothing but an id");
    }
    return null;
  }

  @Override
  public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
    return null;
  }
}
