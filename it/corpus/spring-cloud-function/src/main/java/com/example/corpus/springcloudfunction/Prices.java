package com.example.corpus.springcloudfunction;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("shop")
record Prices(Map<String, Integer> cents) {}
