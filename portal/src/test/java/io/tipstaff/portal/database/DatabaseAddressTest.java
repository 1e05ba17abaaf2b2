package io.tipstaff.portal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseAddressTest {

    @Test
    void takesTheCredentialsOutOfTheAddress() {
        DatabaseAddress address =
                DatabaseAddress.parse(
                        "postgresql://owner:p%40ss+word@db.example:5433/tips?sslmode=require");

        assertThat(address.url())
                .isEqualTo("jdbc:postgresql://db.example:5433/tips?sslmode=require");
        assertThat(address.user()).isEqualTo("owner");
        assertThat(address.password()).isEqualTo("p@ss+word");
    }

    @Test
    void neverShowsThePassword() {
        assertThat(DatabaseAddress.parse("jdbc:postgresql://owner:secret@db.example/tips"))
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void saysWhatAnAddressLooksLike() {
        assertThatThrownBy(() -> DatabaseAddress.parse("mysql://owner:secret@db.example/tips"))
                .hasMessageContaining("postgresql://");
        assertThatThrownBy(() -> DatabaseAddress.parse("postgresql://db.example/tips"))
                .hasMessageContaining("user:password@host");
    }
}
