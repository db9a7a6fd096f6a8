import { mountFeed } from '@/components/feed/mount-feed';
import '@/components/feed/feed-styles.css';

mountFeed('popup');
