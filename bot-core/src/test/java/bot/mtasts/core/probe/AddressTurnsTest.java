package bot.mtasts.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AddressTurnsTest {
  private final AddressTurns turns = new AddressTurns();
  private final Deadline now = Deadline.in(Duration.ZERO);
  private final InetAddress mx1;
  private final InetAddress mx2;

  AddressTurnsTest() throws UnknownHostException {
    mx1 = InetAddress.getByName("192.0.2.1");
    mx2 = InetAddress.getByName("192.0.2.2");
  }

  @Test
  void two_at_a_time_and_no_third() throws InterruptedException {
    assertThat(turns.take(mx1, now)).isPresent();
    assertThat(turns.take(mx1, now)).isPresent();
    assertThat(turns.take(mx1, now)).isEmpty();
  }

  @Test
  void another_address_is_not_held_up() throws InterruptedException {
    assertThat(turns.take(mx1, now)).isPresent();
    assertThat(turns.take(mx1, now)).isPresent();
    assertThat(turns.take(mx2, now)).isPresent();
  }

  @Test
  void whoever_ends_lets_the_next_one_in_and_only_once() throws InterruptedException {
    AddressTurns.Turn first = turns.take(mx1, now).orElseThrow();
    assertThat(turns.take(mx1, now)).isPresent();

    first.close();
    first.close();

    assertThat(turns.take(mx1, now)).isPresent();
    assertThat(turns.take(mx1, now)).isEmpty();
  }

  @Test
  void nothing_is_remembered_of_addresses_that_nobody_holds() throws InterruptedException {
    AddressTurns.Turn first = turns.take(mx1, now).orElseThrow();
    AddressTurns.Turn second = turns.take(mx1, now).orElseThrow();
    assertThat(turns.take(mx1, now)).isEmpty();
    assertThat(turns.busyAddresses()).isEqualTo(1);

    first.close();
    second.close();

    assertThat(turns.busyAddresses()).isZero();
  }
}
