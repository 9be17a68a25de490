package @package@;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class NoteTest {
    @Test
    void aNoteTellsOneFunctionFromAnother() {
        assertNotEquals(Note.of("orders"), Note.of("billing and more"));
    }
}
