package com.example.corpus.dagger;

import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import javax.inject.Singleton;

@Singleton
@Component(modules = Greetings.Words.class)
interface Greetings {
    Greeter greeter();

    @Module
    final class Words {
        @Provides
        @IntoMap
        @StringKey("A")
        static String ada() {
            return "Dear";
        }

        @Provides
        @IntoMap
        @StringKey("G")
        static String grace() {
            return "Ahoy";
        }
    }
}
